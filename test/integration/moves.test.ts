import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { sweepHolds } from '../../functions/src/schedules/sweep-holds.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { soldSeats, storedReservations } from '../kit/stored-bookings.ts';
import { automatic, createTenant } from '../kit/tenant.ts';

const at = (time: string): Date => new Date(`2026-05-04T${time}:00Z`);
const key = (time: string): RegExp => new RegExp(` 2026-05-04T${time}Z$`);

/** A confirmed booking at noon whose customer wishes to come at two, in a database of its own. */
const wishing = async () => {
  const firestore = openDatabase(newId('moves'));
  const ask = { ...automatic, confirmation: 'manual' as const };
  const { providerId, ownerId } = await createTenant({ services: { ask }, database: firestore });
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const target = { userId, reservationId };
  const [customer, owner] = [userActor(userId), userActor(ownerId)];
  const booking = { reservationId, serviceId: 'ask', startTime: at('12:00').toISOString(), partySize: 2 };
  const wish = { reservationId, startTime: at('14:00').toISOString() };
  await mustRun(customer, makeCommand('reservation.create', providerId, booking), at('08:00'), firestore);
  await mustRun(owner, makeCommand('reservation.confirm', providerId, target), at('08:00'), firestore);
  await mustRun(customer, makeCommand('reservation.reschedule', providerId, wish), at('09:00'), firestore);
  const seats = async () => Object.keys(await soldSeats(providerId, firestore));
  return { firestore, providerId, target, customer, owner, seats };
};

test('the schedule drops a wish that nobody has answered, and frees its seats', async () => {
  const { firestore, providerId, target, seats } = await wishing();
  expect(await seats()).toHaveLength(2);
  expect(await sweepHolds({ firestore, clock: () => at('11:59') })).toBe(0);
  expect(await sweepHolds({ firestore, clock: () => at('12:00') })).toBe(1);
  expect(await sweepHolds({ firestore, clock: () => at('12:01') })).toBe(0);
  const [booking] = await storedReservations(target.userId, firestore);
  expect(booking).toMatchObject({ status: 'confirmed', reservationStartTime: at('12:00') });
  expect(booking).not.toHaveProperty('move');
  expect(await seats()).toEqual([expect.stringMatching(key('12:00'))]);
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
});

test('a wish that is accepted, withdrawn and replaced at one moment leaves the seats of one result', async () => {
  const { firestore, providerId, target, customer, owner, seats } = await wishing();
  const { reservationId } = target;
  const again = { reservationId, startTime: at('16:00').toISOString() };
  await Promise.all([
    run(owner, makeCommand('reservation.confirm', providerId, target), at('10:00'), firestore),
    run(customer, makeCommand('reservation.declineMove', providerId, target), at('10:00'), firestore),
    run(customer, makeCommand('reservation.reschedule', providerId, again), at('10:00'), firestore),
  ]);
  const [booking] = await storedReservations(target.userId, firestore);
  const held = [...(booking?.slotKeys ?? []), ...(booking?.move?.slotKeys ?? [])].sort();
  expect((await seats()).map((cell) => cell.split(' ')[1]).sort()).toEqual(held);
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
});
