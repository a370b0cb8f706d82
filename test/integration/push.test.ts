import { DocumentReference } from 'firebase-admin/firestore';
import { afterEach, expect, test, vi } from 'vitest';
import { sweepDeliveries } from '../../functions/src/notify/sweep-deliveries.ts';
import { sweepReminders } from '../../functions/src/notify/sweep-reminders.ts';
import { book, booked, hourBefore } from '../kit/due-reminders.ts';
import { inboxOf } from '../kit/inbox.ts';
import { notifyOfAllEvents } from '../kit/notified-booking.ts';
import { type NotifyWorld, openNotifyWorld } from '../kit/notify-world.ts';
import { putDevice, putPerson } from '../kit/person.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('defers push to the end of quiet hours, but not e-mail and inbox', async () => {
  const notificationPreferences = { quietHours: { from: '22:00', to: '07:00' }, timeZone: 'Asia/Tokyo' };
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database, { notificationPreferences });
  await book(world.database, uid);
  world.now = new Date('2026-05-04T14:00:00Z');
  await notifyOfAllEvents(world, uid);
  expect(world.fcm.sent).toEqual([]);
  expect(world.oneSignal.requests()).toBe(0);
  expect(world.smtp.mails).toHaveLength(1);
  const morning = new Date('2026-05-04T22:00:00Z');
  const [waiting] = await inboxOf(world.database, uid);
  expect(waiting?.nextAttemptAt).toEqual(morning);
  expect(waiting?.deliveries.fcm).toEqual({ state: 'pending', attempts: 0, nextAttemptAt: morning });

  world.now = new Date(morning.getTime() - 1);
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 0, failures: [] });
  world.now = morning;
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 2, failures: [] });
  expect(world.fcm.sent).toHaveLength(1);
  expect(world.oneSignal.sent.size).toBe(1);
  expect(world.smtp.mails).toHaveLength(1);
});

test('shows a reminder in the app only when quiet hours last beyond the start', async () => {
  const notificationPreferences = { quietHours: { from: '12:00', to: '16:00' } };
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database, { notificationPreferences });
  const { reservationId } = await book(world.database, uid);
  world.now = hourBefore;
  await world.database.doc(`scheduledReminders/${uid}.${reservationId}.reservation24h`).delete();
  expect(await sweepReminders(world.notifier)).toEqual({ done: 1, failures: [] });
  const [notification] = await inboxOf(world.database, uid);
  expect(notification).toMatchObject({ type: 'reservation1h', nextAttemptAt: null });
  expect(
    Object.values(notification?.deliveries ?? {})
      .map(({ state }) => state)
      .sort(),
  ).toEqual(['delivered', 'skipped', 'skipped', 'skipped']);
  expect(world.smtp.mails).toEqual([]);
});

test('honours Retry-After of both push services', async () => {
  const world = await openNotifyWorld();
  world.fcm.faultPlan = () => ({ kind: 'busy', retryAfterSeconds: 300 });
  world.oneSignal.faultPlan = () => ({ kind: 'busy', retryAfterSeconds: 240 });
  const uid = await putPerson(world.database);
  await book(world.database, uid);
  await notifyOfAllEvents(world, uid);
  const [waiting] = await inboxOf(world.database, uid);
  const inSeconds = (seconds: number) => new Date(booked.getTime() + seconds * 1000);
  expect(waiting?.deliveries.fcm).toMatchObject({ state: 'pending', attempts: 1, nextAttemptAt: inSeconds(300) });
  expect(waiting?.deliveries.oneSignal).toMatchObject({
    nextAttemptAt: inSeconds(240),
    reason: 'the service did not take it',
  });
  expect(waiting?.nextAttemptAt).toEqual(inSeconds(240));
  world.fcm.faultPlan = world.oneSignal.faultPlan = () => undefined;
  world.now = inSeconds(239);
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 0, failures: [] });
  world.now = inSeconds(240);
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 1, failures: [] });
  world.now = inSeconds(300);
  expect(await sweepDeliveries(world.notifier)).toEqual({ done: 1, failures: [] });
  expect(world.fcm.sent).toHaveLength(1);
});

test('deletes dead tokens and keeps all others', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  await Promise.all(['dead', 'odd', 'foreign'].map((token) => putDevice(world.database, uid, token)));
  world.fcm.unregister('dead');
  world.fcm.reject('odd');
  world.fcm.disown('foreign');
  await book(world.database, uid);
  await notifyOfAllEvents(world, uid);
  const { docs } = await world.database.collection(`endUsers/${uid}/devices`).get();
  expect(docs.map((device) => device.get('token')).sort()).toEqual(['foreign', 'odd', `token-of-${uid}`]);
  const [notification] = await inboxOf(world.database, uid);
  expect(notification?.deliveries.fcm).toMatchObject({ state: 'delivered', attempts: 1 });
});

test('sends no second push when the deletion of a dead token fails', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  await putDevice(world.database, uid, 'dead');
  world.fcm.unregister('dead');
  await book(world.database, uid);
  const deletion = vi.spyOn(DocumentReference.prototype, 'delete').mockRejectedValueOnce(new Error('database is down'));
  await notifyOfAllEvents(world, uid);
  expect(deletion).toHaveBeenCalledOnce();
  const [notification] = await inboxOf(world.database, uid);
  expect(notification?.deliveries.fcm).toMatchObject({ state: 'delivered', attempts: 1 });
  expect(world.fcm.sent).toHaveLength(1);
});

const putManyDevices = async ({ database }: NotifyWorld, uid: string): Promise<void> => {
  const writer = database.bulkWriter();
  for (let n = 0; n < 600; n++) {
    const device = { token: `many-${n}`, platform: 'web', updatedAt: new Date(0) };
    writer.create(database.doc(`endUsers/${uid}/devices/d${n}`), device);
  }
  await writer.close();
};

test('retries a failed call only if no other call has reached a device', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  await putManyDevices(world, uid);
  const send = world.fcm.messaging.sendEachForMulticast.bind(world.fcm.messaging);
  const calls = vi.spyOn(world.fcm.messaging, 'sendEachForMulticast');
  calls.mockImplementationOnce(send).mockRejectedValueOnce(new Error('session broke'));
  await book(world.database, uid);
  await notifyOfAllEvents(world, uid);
  expect(calls).toHaveBeenCalledTimes(2);
  expect(world.fcm.sent).toHaveLength(500);
  expect((await inboxOf(world.database, uid))[0]?.deliveries.fcm).toMatchObject({ state: 'delivered', attempts: 1 });

  const other = await putPerson(world.database);
  calls.mockRejectedValueOnce(new Error('session broke'));
  await book(world.database, other);
  await notifyOfAllEvents(world, other);
  expect((await inboxOf(world.database, other))[0]?.deliveries.fcm).toMatchObject({
    state: 'pending',
    attempts: 1,
    reason: 'the service did not take it',
  });
});

test('reaches more devices than fit into one call, and skips a person without a living device', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  await putManyDevices(world, uid);
  await book(world.database, uid);
  await notifyOfAllEvents(world, uid);
  expect(new Set(world.fcm.sent.map(({ token }) => token)).size).toBe(601);

  const lost = await putPerson(world.database);
  world.fcm.unregister(`token-of-${lost}`);
  await book(world.database, lost);
  await notifyOfAllEvents(world, lost);
  expect((await inboxOf(world.database, lost))[0]?.deliveries.fcm).toMatchObject({
    state: 'skipped',
    reason: 'no living device',
  });
});
