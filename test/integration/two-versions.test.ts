import {
  type Command,
  type CommandPayloads,
  type CommandType,
  type Outcome,
  referenceCollection,
  reservationStatuses,
} from '@counterfoil/domain';
import { beforeAll, expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { createDice } from '../../scripts/demo/dice.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import * as older from '../kit/two-builds/entry.ts';
import { expectNothingLost } from '../kit/two-builds/expect-nothing-lost.ts';
import { type Build, loadNewerBuild } from '../kit/two-builds/newer-build.ts';
import { upgradeUnderTraffic } from '../kit/two-builds/upgrade.ts';

/** A database without the suite's own triggers: both versions project by turns. */
const apart = openDatabase('two-versions');
const context = { firestore: apart, clock: () => new Date() };
const seed = chooseSeed('two versions');
const dice = createDice(seed);

let newer: Build;
beforeAll(async () => {
  newer = await loadNewerBuild();
});

const either = (): Build => (dice.int(0, 1) === 0 ? older : newer);

const sendBy = async (build: Build, uid: string, command: Command): Promise<Outcome | undefined> =>
  (await build.executeBatch(context, userActor(uid), [command]))[0];

/** Lets both versions project all events of a provider, by turns. */
const projectAll = async (providerId: string): Promise<string[]> => {
  const events = apart.collection(`serviceProviders/${providerId}/events`);
  for (const { id } of (await events.get()).docs) await either().projectStoredEvent(context, providerId, id);
  return (await events.get()).docs.map((event) => String(event.get('syncStatus')));
};

test('keeps the fields of a newer version while two versions serve bookings side by side', async () => {
  const ask = { ...automatic, capacity: 1000, confirmation: 'manual' as const };
  const { providerId, ownerId } = await createTenant({ services: { ask }, database: apart });
  const book = async (n: number): Promise<void> => {
    const [userId, reservationId] = [newId('user'), newId('booking')];
    const startTime = inDays(3 + n, 12).toISOString();
    const payload = { reservationId, serviceId: 'ask', startTime, partySize: 2 };
    const send = async <Type extends CommandType>(uid: string, type: Type, more: CommandPayloads[Type]) =>
      expect(await sendBy(either(), uid, makeCommand(type, providerId, more))).toMatchObject({ outcome: 'applied' });
    const created = await sendBy(newer, userId, makeCommand('reservation.create', providerId, payload));
    expect(created).toMatchObject({ outcome: 'applied' });
    const later = inDays(3 + n, 14).toISOString();
    if (dice.int(0, 1) === 0) await send(userId, 'reservation.reschedule', { reservationId, startTime: later });
    await send(ownerId, 'reservation.confirm', { userId, reservationId });
    if (dice.int(0, 1) === 0) await send(userId, 'reservation.cancel', { userId, reservationId });
  };
  await Promise.all(Array.from({ length: 20 }, (_, n) => book(n)));

  expect(new Set(await projectAll(providerId))).toEqual(new Set(['processed']));
  const { docs } = await apart.collectionGroup('reservations').where('providerId', '==', providerId).get();
  const references = await Promise.all(
    reservationStatuses.map((status) => apart.collection(referenceCollection(providerId, status)).get()),
  );
  const kept = { channel: 'app' };
  expect(docs.map((document) => document.data())).toMatchObject(
    docs.map(() => ({ ...kept, totalPrice: { scale: 2 } })),
  );
  const found = references.flatMap((page) => page.docs.map((document) => document.data()));
  expect(found).toMatchObject(docs.map(() => ({ ...kept, price: { scale: 2 } })));
  expect((await auditReservations(apart, providerId)).broken).toEqual([]);
});

test('keeps the fields of a newer version while two versions serve orders side by side', async () => {
  const { providerId, staffId } = await createRestaurant(undefined, apart);
  const receive = makeCommand('stock.receive', providerId, { ingredientId: 'cola', quantity: 1000 });
  await mustRun(userActor(staffId), receive, new Date(), apart);
  const serve = async (): Promise<void> => {
    const orderId = newId('order');
    const send = async <Type extends CommandType>(build: Build, type: Type, payload: CommandPayloads[Type]) =>
      expect(await sendBy(build, staffId, makeCommand(type, providerId, payload))).toMatchObject({
        outcome: 'applied',
      });
    const line = (lineId: string) => ({ lineId, menuItemId: 'cola', quantity: 1 });
    await send(newer, 'order.place', { orderId, lines: [line('a'), line('b')] });
    await send(older, 'order.addLines', { orderId, lines: [line('c')] });
    await send(newer, 'order.addLines', { orderId, lines: [line('d')] });
    await send(either(), 'order.removeLine', { orderId, lineId: 'b' });
    await send(either(), 'order.confirm', { orderId });
    await send(older, 'order.setLineStatus', { orderId, lineId: 'a', status: 'preparing' });
    await send(either(), 'order.complete', { orderId });
  };
  for (let n = 0; n < 3; n++) await Promise.all([serve(), serve(), serve()]);

  expect(new Set(await projectAll(providerId))).toEqual(new Set(['processed']));
  const { docs } = await apart.collection(`serviceProviders/${providerId}/orders`).get();
  expect(docs).toHaveLength(9);
  for (const document of docs) {
    const lines: { lineId: string; course?: number }[] = document.get('lines');
    expect(lines.map(({ lineId, course }) => `${lineId}${course ?? ''}`)).toEqual(['a1', 'c', 'd1']);
  }
});

test('loses no command while a newer version replaces an older one', async () => {
  const database = openDatabase(newId('upgrade'));
  const upgrade = await upgradeUnderTraffic({ database, commands: 100, seed });
  await expectNothingLost(database, upgrade);
});
