import { graceMs } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { emailChannel } from '../../functions/src/notify/email.ts';
import { idempotencyKey } from '../../functions/src/notify/idempotency-key.ts';
import { sweepDeliveries } from '../../functions/src/notify/sweep-deliveries.ts';
import { sweepReminders } from '../../functions/src/notify/sweep-reminders.ts';
import { dayBefore, seedDueReminders } from '../kit/due-reminders.ts';
import { allNotifications, sweepUntilSettled } from '../kit/inbox.ts';
import { openNotifyWorld } from '../kit/notify-world.ts';
import { chooseSeed } from '../kit/seed.ts';
import type { Fault } from '../kit/servers/fault.ts';
import { startHanging } from '../kit/servers/hanging-server.ts';
import { randomFaults } from '../kit/servers/random-faults.ts';
import { wrapCommit } from '../kit/wrap-commit.ts';

const faults: Fault[] = [
  { kind: 'error' },
  { kind: 'silence' },
  { kind: 'reset' },
  { kind: 'lostAnswer' },
  { kind: 'busy', retryAfterSeconds: 600 },
];

test('notifies everybody on every channel, and once by OneSignal, when every tenth request fails', async () => {
  const seed = chooseSeed('channels failing at random');
  const count = 200;
  const world = await openNotifyWorld(2000);
  const expected = await seedDueReminders(world.database, count, {});
  world.now = dayBefore;
  world.fcm.faultPlan = randomFaults(seed, faults);
  world.oneSignal.faultPlan = randomFaults(seed + 1, [...faults, { kind: 'emptyId' }]);
  world.smtp.faultPlan = randomFaults(seed + 2, faults);

  expect(await sweepReminders(world.notifier)).toEqual({ done: count, failures: [] });
  const first = await allNotifications(world.database);
  expect(first.filter(({ nextAttemptAt }) => nextAttemptAt).length).toBeGreaterThan(count / 10);
  await sweepUntilSettled(world, world.notifier);

  const notifications = await allNotifications(world.database);
  expect(notifications).toHaveLength(count);
  for (const { deliveries } of notifications) {
    expect(Object.values(deliveries).map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
  }
  expect([...world.oneSignal.sent.keys()].sort()).toEqual(expected.map(idempotencyKey).sort());
  expect(new Set(world.fcm.sent.map(({ token }) => token)).size).toBe(count);
  expect(new Set(world.smtp.mails.map(({ to }) => to)).size).toBe(count);
  // If the answer to a mail is lost, the second mail has the same Message-ID.
  expect(new Set(world.smtp.mails.map(({ messageId }) => messageId)).size).toBe(count);
  const twice = { fcm: world.fcm.sent.length - count, email: world.smtp.mails.length - count };
  console.log(`${world.oneSignal.requests()} requests to OneSignal; sent more than once: ${JSON.stringify(twice)}`);
}, 120_000);

test('records the reason of a permanently failing channel, and delivers by the others', async () => {
  const count = 20;
  const world = await openNotifyWorld();
  await seedDueReminders(world.database, count, {});
  world.now = dayBefore;
  world.oneSignal.faultPlan = () => ({ kind: 'error' });
  await sweepReminders(world.notifier);
  expect(world.smtp.mails).toHaveLength(count);
  expect(world.fcm.sent).toHaveLength(count);
  await sweepUntilSettled(world, world.notifier);

  for (const { deliveries, nextAttemptAt } of await allNotifications(world.database)) {
    expect(deliveries.oneSignal).toEqual({ state: 'failed', attempts: 6, reason: 'the service did not take it' });
    expect(deliveries.fcm).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(deliveries.email).toMatchObject({ state: 'delivered', attempts: 1 });
    expect(nextAttemptAt).toBeNull();
  }
  expect(world.smtp.mails).toHaveLength(count);
  expect(world.fcm.sent).toHaveLength(count);
  expect(world.now.getTime() - dayBefore.getTime()).toBe((30 + 120 + 480 + 1920 + 7200) * 1000);
});

test('writes and sends all reminders by the other channels while the mail server hangs', async () => {
  const count = 100;
  const hanging = await startHanging();
  const world = await openNotifyWorld(5000);
  await seedDueReminders(world.database, count, {});
  world.now = dayBefore;
  let committed = 0;
  const counting = wrapCommit(world.database, async (commit) => {
    const results = await commit();
    committed += 1;
    return results;
  });
  const committedBefore: number[] = [];
  const config = { ...world.smtp.config, smtpUrl: `smtp://127.0.0.1:${hanging.port}` };
  const email = emailChannel(config, { addressOf: async (uid) => `${uid}@example.org`, quota: async () => true });
  const send = (...what: Parameters<typeof email.send>) => {
    committedBefore.push(committed);
    return email.send(...what);
  };
  const channels = [...world.notifier.channels.filter(({ name }) => name !== 'email'), { ...email, send }];

  expect(await sweepReminders({ ...world.notifier, firestore: counting, channels })).toEqual({
    done: count,
    failures: [],
  });
  expect(committedBefore).toEqual(Array(count).fill(count));
  expect(hanging.mostAtOnce()).toBe(count);
  expect(world.oneSignal.sent.size).toBe(count);
  const notifications = await allNotifications(world.database);
  expect(notifications).toHaveLength(count);
  for (const { deliveries } of notifications) {
    expect(deliveries).toMatchObject({
      fcm: { state: 'delivered', attempts: 1 },
      oneSignal: { state: 'delivered', attempts: 1 },
      email: { state: 'pending', attempts: 1, reason: 'the service did not take it' },
    });
  }
});

test('writes every reminder before its time is up, and leaves the sending to the next sweep', async () => {
  const count = 20;
  const world = await openNotifyWorld();
  await seedDueReminders(world.database, count, {});
  world.now = dayBefore;
  expect(await sweepReminders(world.notifier, AbortSignal.abort())).toEqual({ done: count, failures: [] });
  expect(await allNotifications(world.database)).toHaveLength(count);
  expect(world.oneSignal.requests()).toBe(0);
  world.now = new Date(dayBefore.getTime() + graceMs);
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 3 * count, failures: [] });
  expect(world.oneSignal.sent.size).toBe(count);
});

test('sends again under the same key after a process died between sending and recording', async () => {
  const world = await openNotifyWorld();
  await seedDueReminders(world.database, 1, {});
  world.now = dayBefore;
  const sent = Promise.withResolvers<void>();
  const dying = world.notifier.channels.map((channel) => ({
    ...channel,
    send: async (...what: Parameters<typeof channel.send>) => {
      await channel.send(...what);
      if (channel.name === 'oneSignal') sent.resolve();
      return await new Promise<never>(() => {});
    },
  }));
  sweepReminders({ ...world.notifier, channels: dying, sendTimeoutMs: 1e9 });
  await sent.promise;

  world.now = new Date(dayBefore.getTime() + 119_999);
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 0, failures: [] });
  world.now = new Date(dayBefore.getTime() + 120_000);
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 3, failures: [] });
  const [notification] = await allNotifications(world.database);
  expect(notification?.deliveries.oneSignal).toMatchObject({ state: 'delivered', attempts: 2 });
  expect(world.oneSignal.requests()).toBe(2);
  expect(world.oneSignal.sent.size).toBe(1);
});

test('sends once after a process died before sending, although several sweeps find it', async () => {
  const world = await openNotifyWorld();
  await seedDueReminders(world.database, 1, {});
  world.now = dayBefore;
  const mortal = wrapCommit(world.database, async (commit) => {
    await commit();
    throw new Error('killed');
  });
  const { done, failures } = await sweepReminders({ ...world.notifier, firestore: mortal });
  expect({ done, failures: failures.length }).toEqual({ done: 0, failures: 1 });

  world.now = new Date(dayBefore.getTime() + 60_000);
  const sweeps = await Promise.all([1, 2, 3].map(() => sweepDeliveries(world.notifier)));
  expect(sweeps.reduce((sum, sweep) => sum + sweep.done, 0)).toBe(3);
  expect(world.oneSignal.requests()).toBe(1);
  expect(world.fcm.sent).toHaveLength(1);
  expect(world.smtp.mails).toHaveLength(1);
});
