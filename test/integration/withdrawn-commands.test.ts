import { describe, expect, test } from 'vitest';
import { drainQueue } from '../../functions/src/executor/drain-queue.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { soldSeats, storedReservations } from '../kit/stored-bookings.ts';
import { createTenant, inDays } from '../kit/tenant.ts';

/** A database without the suite's triggers: the test delivers. */
const apart = openDatabase('withdrawn-commands');

const booking = (providerId: string) =>
  makeCommand('reservation.create', providerId, {
    reservationId: newId('b'),
    serviceId: 'cut',
    startTime: inDays(3, 12).toISOString(),
    partySize: 1,
  });

const withdrawn = { outcome: 'rejected', rejection: { code: 'failed-precondition', details: { reason: 'withdrawn' } } };

describe('a withdrawn command', () => {
  test('never takes effect, whichever way its delivery comes later', async () => {
    const { providerId } = await createTenant({ database: apart });
    const uid = newId('user');
    const command = booking(providerId);
    const withdraw = { ...command, withdrawn: true };
    for (const delivery of [withdraw, command, withdraw])
      expect(await run(userActor(uid), delivery, new Date(), apart)).toMatchObject(withdrawn);
    const ref = apart.doc(`endUsers/${uid}/commands/${command.id}`);
    await ref.set({ ...command, status: 'queued', createdBy: uid, createdAt: new Date() });
    await drainQueue({ firestore: apart, clock: () => new Date() }, await ref.get());
    expect((await ref.get()).data()).toMatchObject({ status: 'rejected', rejection: withdrawn.rejection });
    expect(await soldSeats(providerId, apart)).toEqual({});
  });

  test('that took effect before keeps it, and answers duplicate', async () => {
    const { providerId } = await createTenant();
    const uid = newId('user');
    const command = booking(providerId);
    await mustRun(userActor(uid), command);
    const again = { outcome: 'duplicate', version: 1, eventIds: [`${command.id}_0`] };
    expect(await run(userActor(uid), { ...command, withdrawn: true })).toMatchObject(again);
    expect(await run(userActor(uid), command)).toMatchObject(again);
    expect(await storedReservations(uid)).toHaveLength(1);
  });

  test('takes effect or is refused, in both answers alike, when both deliveries come at once', async () => {
    const { providerId } = await createTenant();
    const race = async () => {
      const uid = newId('user');
      const command = booking(providerId);
      const answers = await Promise.all(
        [command, { ...command, withdrawn: true }].map((one) => run(userActor(uid), one)),
      );
      const refused = answers.map(({ outcome }) => outcome === 'rejected');
      return { refused, stored: (await storedReservations(uid)).length };
    };
    for (const { refused, stored } of await Promise.all(Array.from({ length: 12 }, race)))
      expect(refused).toEqual([stored === 0, stored === 0]);
  });

  test('of somebody else stays what it was', async () => {
    const { providerId } = await createTenant();
    const uid = newId('user');
    const command = booking(providerId);
    expect(await run(userActor(newId('other')), { ...command, withdrawn: true })).toMatchObject(withdrawn);
    expect(await run(userActor(uid), command)).toMatchObject({ outcome: 'applied' });
  });

  test('of a stranger is refused as every command of a stranger', async () => {
    const { providerId } = await createRestaurant();
    const order = makeCommand('order.place', providerId, { orderId: newId('o'), lines: [] });
    const outcome = await run(userActor(newId('stranger')), { ...order, withdrawn: true });
    expect(outcome).toMatchObject({ rejection: { code: 'permission-denied' } });
  });

  test.each([false, 'true', 1, null])('is invalid with %j for its mark', async (mark) => {
    const outcome = await run(userActor(newId('user')), { ...booking(newId('p')), withdrawn: mark });
    expect(outcome).toMatchObject({ rejection: { code: 'invalid-argument', details: { field: 'withdrawn' } } });
  });
});
