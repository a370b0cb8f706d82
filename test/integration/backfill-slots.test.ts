import type { Firestore } from 'firebase-admin/firestore';
import { expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditSlots } from '../../functions/src/audit/audit-slots.ts';
import { backfillSlots } from '../../functions/src/backfill/slots.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { asSoldByEarlierVersion } from '../kit/earlier-slots.ts';
import { newId } from '../kit/new-id.ts';
import { run, userActor } from '../kit/run.ts';
import { soldSeats } from '../kit/stored-bookings.ts';
import { automatic, createTenant } from '../kit/tenant.ts';

const capacity = 4;
const now = new Date('2026-05-04T08:00:00Z');

/** Ten slots around midnight UTC, each an hour and a half on a grid of 45 minutes. */
const slot = (n: number): string => new Date(Date.UTC(2026, 4, 4, 19, 15 + 45 * (n % 10))).toISOString();

interface World {
  readonly firestore: Firestore;
  readonly providerId: string;
}

const book = async ({ firestore, providerId }: World, n: number) => {
  const [userId, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'cut', startTime: slot(n), partySize: 1 };
  const command = makeCommand('reservation.create', providerId, payload);
  const { outcome } = await run(userActor(userId), command, now, firestore);
  return { userId, reservationId, outcome };
};

type Booked = Awaited<ReturnType<typeof book>>;

const cancel = ({ firestore, providerId }: World, { userId, reservationId }: Booked) => {
  const command = makeCommand('reservation.cancel', providerId, { userId, reservationId });
  return run(userActor(userId), command, now, firestore);
};

const move = ({ firestore, providerId }: World, { userId, reservationId }: Booked, n: number) => {
  const payload = { reservationId, startTime: slot(n) };
  return run(userActor(userId), makeCommand('reservation.reschedule', providerId, payload), now, firestore);
};

/** A provider in a database of its own, where an earlier version has sold twenty bookings. */
const openProvider = async () => {
  const firestore = openDatabase(newId('slots'));
  const openingHours = { mon: [{ open: '20:15', close: '06:00' }] };
  const cut = { ...automatic, capacity, durationMinutes: 90, slotMinutes: 45 };
  const { providerId } = await createTenant({
    services: { cut },
    timeZone: 'Europe/London',
    openingHours,
    database: firestore,
  });
  const world = { firestore, providerId };
  const booked = [];
  for (let n = 0; n < 20; n++) booked.push(await book(world, n));
  await asSoldByEarlierVersion(firestore, providerId);
  const ids = async () =>
    (await firestore.collection(`serviceProviders/${providerId}/slots`).get()).docs.map((d) => d.id);
  return { world, booked: booked.filter(({ outcome }) => outcome === 'applied'), ids };
};

const expectSound = async ({ firestore, providerId }: World) => {
  expect((await auditSlots(firestore, providerId)).broken).toEqual([]);
  expect((await auditReservations(firestore, providerId)).broken).toEqual([]);
  expect(Math.max(...Object.values(await soldSeats(providerId, firestore)))).toBeLessThanOrEqual(capacity);
};

test('keeps and moves the seats of an earlier version while people book, move and cancel', async () => {
  const { world, booked, ids } = await openProvider();
  expect(await ids()).toEqual(['cut_2026-05-04']);
  await expectSound(world);

  const busy = () =>
    Promise.all([
      ...Array.from({ length: 15 }, (_, n) => book(world, n)),
      ...booked.splice(0, 4).map((one) => cancel(world, one)),
      ...booked.splice(0, 4).map((one, n) => move(world, one, n + 5)),
    ]);
  await busy();
  await expectSound(world);

  const [result] = await Promise.all([backfillSlots(world.firestore), busy()]);
  expect(result.changed).toBeGreaterThanOrEqual(2);
  expect(await ids()).toEqual(['cut_2026-05-04Z', 'cut_2026-05-05Z']);
  await expectSound(world);

  await busy();
  await expectSound(world);
  expect(await backfillSlots(world.firestore)).toMatchObject({ changed: 0 });
});
