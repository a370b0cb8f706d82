import { isDeepStrictEqual } from 'node:util';
import { invariant, type Reservation } from '@counterfoil/domain';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { type BookingWorld, capacity, createBookingWorld, play } from '../kit/booking-history/play.ts';
import { bookingHistories, type Step } from '../kit/booking-history/step.ts';
import { chooseSeed } from '../kit/seed.ts';
import { foldEvents, soldSeats, storedEvents, storedReservations } from '../kit/stored-bookings.ts';

const count = 200;

/** Seats taken, computed from the bookings: of their own slots and of those that they wish for, each slot once. */
const seatsOf = (reservations: readonly Reservation[]): Record<string, number> => {
  const seats: Record<string, number> = {};
  for (const { serviceId, slotKeys, move, partySize, status } of reservations) {
    const keys = status === 'cancelled' ? [] : [...slotKeys, ...(move?.slotKeys ?? [])];
    for (const key of new Set(keys)) {
      const cell = `${serviceId} ${key}`;
      seats[cell] = (seats[cell] ?? 0) + partySize;
    }
  }
  return seats;
};

const checkFolds = async (world: BookingWorld): Promise<Reservation[]> => {
  const all: Reservation[] = [];
  for (const uid of world.users) {
    const [stored, events] = await Promise.all([
      storedReservations(uid, world.firestore),
      storedEvents(uid, world.firestore),
    ]);
    for (const reservation of stored) {
      const own = events.filter(({ entityId }) => entityId === reservation.reservationId);
      invariant(
        isDeepStrictEqual(foldEvents(own), reservation),
        `${reservation.reservationId} is not the fold of its events`,
      );
      all.push(reservation);
    }
  }
  return all;
};

const checkReminders = async (world: BookingWorld, reservations: readonly Reservation[]): Promise<void> => {
  const { docs } = await world.firestore.collection('scheduledReminders').get();
  const confirmed = new Set(reservations.filter(({ status }) => status === 'confirmed').map((r) => r.reservationId));
  for (const reminder of docs) {
    invariant(confirmed.has(String(reminder.get('reservationId'))), `${reminder.id} reminds of nothing`);
  }
};

/** Plays a history and checks the stored documents against the invariants. Throws on the first violation. */
const check = async (steps: readonly Step[], n: number): Promise<BookingWorld> => {
  // Half of them are foreseen: it takes as long as the commands themselves.
  const world = await createBookingWorld(n % 2 === 0);
  for (const step of steps) await play(world, step);
  const reservations = await checkFolds(world);
  await checkReminders(world, reservations);
  const { broken } = await auditReservations(world.firestore, world.providerId);
  invariant(broken.length === 0, broken.join('; '));
  const sold = await soldSeats(world.providerId, world.firestore);
  const owed = seatsOf(reservations);
  invariant(isDeepStrictEqual(sold, owed), `slots say ${JSON.stringify(sold)}, bookings say ${JSON.stringify(owed)}`);
  invariant(
    Object.values(sold).every((seats) => seats <= capacity),
    `oversold: ${JSON.stringify(sold)}`,
  );
  return world;
};

/** Compares each preview with the outcome of the same command, sent right after it. */
const checkPreviews = ({ foreseen }: BookingWorld): number => {
  for (const { preview, outcome, stored } of foreseen) {
    const facts = JSON.stringify({ preview, outcome });
    if (preview.outcome === 'rejected' || outcome.outcome === 'rejected') {
      const refusals = [preview, outcome].map((one) => (one.outcome === 'rejected' ? one.rejection : undefined));
      invariant(isDeepStrictEqual(refusals[0], refusals[1]), `a refusal was not foreseen: ${facts}`);
      continue;
    }
    invariant(preview.version === outcome.version, `another version: ${facts}`);
    if (outcome.outcome === 'duplicate' || outcome.eventIds.length === 0) continue;
    const { status, price, paymentDue, refundDue } = preview.effects;
    const due = stored?.paymentStatus === 'pending' ? (stored.deposit ?? stored.totalPrice) : undefined;
    const was = [stored?.status, stored?.totalPrice, due, stored?.refundDue];
    const told = [status, price, paymentDue, refundDue];
    invariant(isDeepStrictEqual(told, was), `it became ${JSON.stringify(was)}: ${facts}`);
  }
  return foreseen.length;
};

/** Counts each answer per command: a history of rejections only would prove little. */
const tally = (worlds: readonly BookingWorld[]): Record<string, number> => {
  const answers = worlds.flatMap(({ sent }) =>
    sent.map(({ command, outcome }) =>
      outcome.outcome === 'rejected'
        ? `${command.type}: ${outcome.rejection.code}`
        : `${command.type}: ${outcome.outcome}`,
    ),
  );
  const groups = Object.entries(Object.groupBy(answers, String));
  return Object.fromEntries(groups.map(([answer, all]): [string, number] => [answer, all?.length ?? 0]).sort());
};

test(`keeps references equal to full documents, and each document the fold of its events, after ${count} random histories`, async () => {
  const seed = chooseSeed('histories (HISTORY=n plays one of them)');
  const chosen = [...bookingHistories(seed, count).entries()].filter(
    ([n]) => String(n) === (process.env.HISTORY ?? String(n)),
  );
  const limit = pLimit(6);
  const results = await Promise.allSettled(chosen.map(([n, steps]) => limit(() => check(steps, n))));

  const fulfilled = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failures = results.flatMap((result, n) =>
    result.status === 'rejected' ? [`SEED=${seed} HISTORY=${chosen[n]?.[0]}: ${result.reason}`] : [],
  );
  const answers = tally(fulfilled);
  console.log(answers);
  expect(failures).toEqual([]);
  const previews = fulfilled.reduce((sum, world) => sum + checkPreviews(world), 0);
  console.log(`${previews} previews told the outcome`);
  if (chosen.length > 1) expect(previews).toBeGreaterThan(1000);
  for (const type of ['declineMove', 'markNoShow', 'expire', 'complete']) {
    if (chosen.length > 1) expect(answers).toHaveProperty([`reservation.${type}: applied`]);
  }
}, 300_000);
