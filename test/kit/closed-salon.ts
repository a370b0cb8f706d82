import { type Closure, closureRef, closureSchema, type OpeningHours, type Reservation } from '@counterfoil/domain';
import { expect } from 'vitest';
import { auditRefunds } from '../../functions/src/audit/audit-refunds.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSlots } from '../../functions/src/audit/audit-slots.ts';
import { sweepClosures } from '../../functions/src/closures/sweep-closures.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { openDatabase } from './admin.ts';
import { makeCommand } from './command.ts';
import { newId } from './new-id.ts';
import { mustRun, systemActor, userActor } from './run.ts';
import { storedReservations } from './stored-bookings.ts';
import { automatic, createTenant, price } from './tenant.ts';

const day = [{ open: '09:00', close: '12:00' }];
const openingHours: OpeningHours = { mon: day, tue: day, wed: day, thu: day, fri: day };

/** Friday, 7 June 2030; the week before is the time of the tests. */
export const friday = '2030-06-07';

/** A salon in a database of its own, with a clock that the test moves. A slot of `cut` takes two people. */
export const openSalon = async () => {
  const databaseId = newId('closures');
  const database = openDatabase(databaseId);
  const cut = { ...automatic, capacity: 2 };
  const services = {
    cut,
    pay: { ...cut, confirmation: 'payment' as const },
    ask: { ...cut, confirmation: 'manual' as const },
  };
  const { providerId, ownerId } = await createTenant({ database, services, openingHours, timeZone: 'UTC' });
  const clock = { now: new Date('2030-06-03T08:00:00Z') };
  const context = { firestore: database, clock: () => clock.now };
  const at = (time: string, on = friday): string => `${on}T${time}:00Z`;

  const send = (uid: string, type: Parameters<typeof makeCommand>[0], payload: object) =>
    mustRun(userActor(uid), makeCommand(type, providerId, payload as never), clock.now, database);

  const book = async (time: string, more: object = {}, uid = newId('user')) => {
    const reservationId = newId('booking');
    const payload = { reservationId, serviceId: 'cut', startTime: at(time), partySize: 1, ...more };
    await send('guest' in more ? ownerId : uid, 'reservation.create', payload);
    return { userId: uid, reservationId };
  };

  const pay = (target: { userId: string; reservationId: string }) =>
    mustRun(
      systemActor,
      makeCommand('reservation.confirmPayment', providerId, {
        ...target,
        paymentId: newId('pi'),
        gateway: 'stripe',
        amount: price,
      }),
      clock.now,
      database,
    );

  const close = (more: object = {}) =>
    send(ownerId, 'closure.create', {
      closureId: 'c',
      from: friday,
      until: friday,
      onConflict: 'move',
      title: 'Holiday',
      ...more,
    });

  const closure = async (): Promise<Closure> =>
    closureSchema.strict().parse(withDates((await database.doc(closureRef(providerId, 'c').path).get()).data()));

  const stored = async ({ userId, reservationId }: { userId: string; reservationId: string }): Promise<Reservation> => {
    const found = (await storedReservations(userId, database)).find((one) => one.reservationId === reservationId);
    if (!found) throw new Error(`${reservationId} is gone`);
    return found;
  };

  const sweep = async (): Promise<number> => {
    const { done, failures } = await sweepClosures(context);
    expect(failures).toEqual([]);
    return done;
  };

  const later = (minutes: number): void => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  };

  const expectSound = async (): Promise<void> => {
    for (const audit of [auditReservations, auditSlots, auditRefunds])
      expect((await audit(database, providerId)).broken).toEqual([]);
  };

  return {
    databaseId,
    database,
    providerId,
    ownerId,
    context,
    clock,
    at,
    send,
    book,
    pay,
    close,
    closure,
    stored,
    sweep,
    later,
    expectSound,
  };
};
