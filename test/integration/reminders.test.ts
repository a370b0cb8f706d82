import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { idempotencyKey } from '../../functions/src/notify/idempotency-key.ts';
import type { Notifier } from '../../functions/src/notify/notifier.ts';
import { oneSignalChannel } from '../../functions/src/notify/one-signal.ts';
import { sweepReminders } from '../../functions/src/notify/sweep-reminders.ts';
import { openDatabase } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { book, dayBefore, hourBefore, seedDueReminders, start } from '../kit/due-reminders.ts';
import { allNotifications, inboxOf, sweepUntilSettled, type TestClock } from '../kit/inbox.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { startOneSignal } from '../kit/servers/one-signal-server.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

const count = 1000;

const startDoomed = (...args: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, '../kit/kill-in-sweep.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

test(`sends each of ${count} due reminders once in three concurrent sweeps, one of them killed`, async () => {
  const databaseId = newId('reminders');
  const database = openDatabase(databaseId);
  const expected = await seedDueReminders(database, count);
  const oneSignal = await startOneSignal();
  const world: TestClock = { now: dayBefore };
  const notifier: Notifier = {
    firestore: database,
    clock: () => world.now,
    channels: [oneSignalChannel(oneSignal.config)],
  };

  const doomed = startDoomed(databaseId, dayBefore.toISOString(), JSON.stringify(oneSignal.config), '150');
  const died = once(doomed, 'exit');
  await once(createInterface(doomed.stdout), 'line');
  const sweeps = await Promise.all([sweepReminders(notifier), sweepReminders(notifier)]);
  expect((await died)[1]).toBe('SIGKILL');
  expect(sweeps.flatMap(({ failures }) => failures)).toEqual([]);

  // The killed sweep left reminders that it had found, and notifications that it had not delivered.
  await sweepReminders(notifier);
  await sweepUntilSettled(world, notifier);

  const notifications = await allNotifications(database);
  expect(notifications).toHaveLength(count);
  expect(new Set(notifications.map(({ deliveries }) => deliveries.oneSignal.state))).toEqual(new Set(['delivered']));
  expect([...oneSignal.sent.keys()].sort()).toEqual(expected.map(idempotencyKey).sort());
  const { docs } = await database.collection('scheduledReminders').where('status', '==', 'scheduled').get();
  expect(docs).toEqual([]);
  const byKilled = count - sweeps.reduce((sum, { done }) => sum + done, 0);
  expect(byKilled).toBeGreaterThanOrEqual(150);
  console.log(
    `sweeps did ${sweeps.map(({ done }) => done)}, the killed one ${byKilled}; ${oneSignal.requests()} requests`,
  );
}, 120_000);

/** Opens a database with one booking and a notifier for its reminders. */
const openWorld = async () => {
  const database = openDatabase(newId('reminders'));
  const world: TestClock = { now: dayBefore };
  const notifier: Notifier = { firestore: database, clock: () => world.now, channels: [] };
  return { database, world, notifier, ...(await book(database)) };
};

test('reminds of a booking a day and an hour before it begins', async () => {
  const { database, world, notifier, uid } = await openWorld();
  world.now = new Date(dayBefore.getTime() - 1);
  expect(await sweepReminders(notifier)).toEqual({ done: 0, failures: [] });
  world.now = dayBefore;
  expect(await sweepReminders(notifier)).toEqual({ done: 1, failures: [] });
  world.now = hourBefore;
  expect(await sweepReminders(notifier)).toEqual({ done: 1, failures: [] });
  expect(await sweepReminders(notifier)).toEqual({ done: 0, failures: [] });
  expect(await inboxOf(database, uid)).toMatchObject([
    { type: 'reservation24h', createdAt: dayBefore, usefulUntil: start },
    { type: 'reservation1h', createdAt: hourBefore },
  ]);
});

test('sends no reminder of a cancelled booking, or of a moved one at its old time', async () => {
  const { database, world, notifier, uid, providerId, reservationId } = await openWorld();
  const startTime = new Date(start.getTime() + 86_400_000).toISOString();
  const reschedule = makeCommand('reservation.reschedule', providerId, { reservationId, startTime });
  await mustRun(userActor(uid), reschedule, new Date(dayBefore.getTime() - 3_600_000), database);
  expect(await sweepReminders(notifier)).toEqual({ done: 0, failures: [] });
  world.now = start;
  expect(await sweepReminders(notifier)).toEqual({ done: 1, failures: [] });

  const cancel = makeCommand('reservation.cancel', providerId, { userId: uid, reservationId });
  await mustRun(userActor(uid), cancel, start, database);
  world.now = new Date(startTime);
  expect(await sweepReminders(notifier)).toEqual({ done: 0, failures: [] });
  expect((await inboxOf(database, uid)).map(({ type }) => type)).toEqual(['reservation24h']);
});

test('sends no reminder if the booking is cancelled or moved during the sweep', async () => {
  const { database, world, notifier, uid, providerId, reservationId } = await openWorld();
  const startTime = new Date(start.getTime() + 86_400_000);
  /** Sweeps, and runs the command right before the sweep's commit. */
  const sweepMeanwhile = async (command: Command) => {
    const interrupted = wrapCommit(database, async (commit) => {
      await mustRun(userActor(uid), command, world.now, database);
      return await commit();
    });
    expect(await sweepReminders({ ...notifier, firestore: interrupted })).toEqual({ done: 0, failures: [] });
    expect(await inboxOf(database, uid)).toEqual([]);
  };

  const move = { reservationId, startTime: startTime.toISOString() };
  await sweepMeanwhile(makeCommand('reservation.reschedule', providerId, move));
  const { docs } = await database.collection('scheduledReminders').where('status', '==', 'scheduled').get();
  expect(docs).toHaveLength(2);

  world.now = new Date(startTime.getTime() - 86_400_000);
  const cancel = { userId: uid, reservationId };
  await sweepMeanwhile(makeCommand('reservation.cancel', providerId, cancel));
  expect((await database.collection('scheduledReminders').get()).size).toBe(0);
});

test('drops a leftover reminder of a booking that is no longer confirmed', async () => {
  const { database, notifier, uid, reservationId } = await openWorld();
  await database.doc(`endUsers/${uid}/reservations/${reservationId}`).update({ status: 'completed' });
  expect(await sweepReminders(notifier)).toEqual({ done: 1, failures: [] });
  expect(await inboxOf(database, uid)).toEqual([]);
  expect((await database.collection('scheduledReminders').get()).size).toBe(1);
});
