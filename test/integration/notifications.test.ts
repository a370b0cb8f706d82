import { expect, test } from 'vitest';
import { emailChannel } from '../../functions/src/notify/email.ts';
import { notifyOfEvent } from '../../functions/src/notify/notify-of-event.ts';
import { book } from '../kit/due-reminders.ts';
import { inboxOf } from '../kit/inbox.ts';
import { newId } from '../kit/new-id.ts';
import { createNotifiedBooking, notifyOfAllEvents } from '../kit/notified-booking.ts';
import { openNotifyWorld } from '../kit/notify-world.ts';
import { putPerson } from '../kit/person.ts';

test('notifies once on every channel, however often the event is delivered', async () => {
  const { world, uid, target } = await createNotifiedBooking();
  await notifyOfAllEvents(world, uid);
  const [event] = (await world.database.collection(`endUsers/${uid}/events`).get()).docs;
  expect(event?.data()).toMatchObject({ syncStatus: 'processed', processedAt: expect.anything() });
  await Promise.all(
    [1, 2, 3].map(() => notifyOfEvent(world.notifier, uid, event?.ref ?? world.database.doc('no/event'))),
  );

  const inbox = await inboxOf(world.database, uid);
  expect(inbox).toHaveLength(1);
  expect(inbox[0]).toMatchObject({
    type: 'reservationConfirmed',
    title: 'Booking confirmed',
    readAt: null,
    nextAttemptAt: null,
  });
  expect(inbox[0]?.data).toMatchObject({ reservationId: target.reservationId });
  const states = Object.values(inbox[0]?.deliveries ?? {}).map(({ state, attempts }) => `${state} ${attempts}`);
  expect(states).toEqual(Array(4).fill('delivered 1'));
  expect(world.fcm.sent).toMatchObject([{ token: `token-of-${uid}`, notification: { title: 'Booking confirmed' } }]);
  expect([...world.oneSignal.sent.values()]).toMatchObject([{ include_aliases: { external_id: [uid] } }]);
  expect(world.smtp.mails).toMatchObject([{ to: `${uid}@example.org`, html: expect.stringContaining('dir="ltr"') }]);
});

test('notifies once for three triggers of one event at the same time', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  await book(world.database, uid);
  const [event] = (await world.database.collection(`endUsers/${uid}/events`).get()).docs;
  if (!event) throw new Error('no event');
  await Promise.all([1, 2, 3].map(() => notifyOfEvent(world.notifier, uid, event.ref)));
  expect(await inboxOf(world.database, uid)).toHaveLength(1);
  expect(world.fcm.sent).toHaveLength(1);
  expect(world.smtp.mails).toHaveLength(1);
});

test('notifies nobody of an event that is more than a day old', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  await book(world.database, uid);
  const [event] = (await world.database.collection(`endUsers/${uid}/events`).get()).docs;
  if (!event) throw new Error('no event');
  const late = new Date(event.get('occurredAt').toMillis() + 24 * 3_600_000 + 1);
  await notifyOfEvent({ ...world.notifier, clock: () => late }, uid, event.ref);
  expect((await event.ref.get()).get('syncStatus')).toBe('processed');
  expect(await inboxOf(world.database, uid)).toEqual([]);
  expect(world.smtp.mails).toEqual([]);
});

test("notifies of an own cancellation in the app only, and of the provider's on every channel", async () => {
  const own = await createNotifiedBooking();
  await own.run(own.uid, 'reservation.cancel', own.target);
  const inbox = await inboxOf(own.world.database, own.uid);
  expect(inbox[1]?.type).toBe('reservationCancelledByYou');
  expect(inbox[1]?.deliveries.email).toEqual({ state: 'skipped', attempts: 0, reason: 'told in the app only' });
  expect(own.world.smtp.mails).toHaveLength(1);

  const byProvider = await createNotifiedBooking();
  await byProvider.run(byProvider.ownerId, 'reservation.cancel', { ...byProvider.target, reason: 'ill' });
  expect(byProvider.world.smtp.mails).toHaveLength(2);
  expect(byProvider.world.smtp.mails[1]?.text).toContain('We are sorry');
});

test('notifies an Arabic reader in Arabic on every channel', async () => {
  const { world, uid } = await createNotifiedBooking({ locale: 'ar-EG' });
  const [notification] = await inboxOf(world.database, uid);
  expect(notification).toMatchObject({ language: 'ar', title: 'تم تأكيد الحجز' });
  expect(notification?.body).toContain('٠٢:٠٠ م');
  expect(world.fcm.sent[0]?.notification.title).toBe('تم تأكيد الحجز');
  expect([...world.oneSignal.sent.values()][0]?.contents).toEqual({ ar: notification?.body, en: notification?.body });
  expect(world.smtp.mails[0]?.html).toContain('<html lang="ar" dir="rtl">');
  expect(world.smtp.mails[0]?.html).toContain(notification?.body);
});

test('escapes the names of providers and persons in an e-mail', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  const { reservationId } = await book(world.database, uid);
  const providerName = '<script>alert(1)</script> & "Sons"';
  await world.database.doc(`endUsers/${uid}/reservations/${reservationId}`).update({ providerName });
  await notifyOfAllEvents(world, uid);
  expect(world.smtp.mails[0]?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;');
  expect(world.smtp.mails[0]?.html).not.toContain('<script>');
});

test('fails at once for an unknown address, and skips a missing one', async () => {
  const nobody = await createNotifiedBooking({ email: 'unknown@example.org' });
  const [refused] = await inboxOf(nobody.world.database, nobody.uid);
  expect(refused?.deliveries.email).toMatchObject({
    state: 'failed',
    attempts: 1,
    reason: expect.stringContaining('EENVELOPE'),
  });
  const silent = await createNotifiedBooking({ email: undefined });
  const [skipped] = await inboxOf(silent.world.database, silent.uid);
  expect(skipped?.deliveries.email).toMatchObject({ state: 'skipped', reason: 'no address' });
});

test('skips a list of addresses, so that nobody can mail other people', async () => {
  const email = 'a@x.org, b@y.org';
  const { world, uid } = await createNotifiedBooking({ email });
  const [skipped] = await inboxOf(world.database, uid);
  expect(skipped?.deliveries.email).toEqual({ state: 'skipped', attempts: 1, reason: 'no address' });

  // Without the schema, the channel still treats it as one address, which no server knows.
  const message = {
    id: 'm',
    type: 'reservationConfirmed',
    title: 'Title',
    body: 'Body',
    data: {},
    language: 'en',
    idempotencyKey: 'key',
  } as const;
  const recipient = { uid, email, locale: undefined, notificationPreferences: {} };
  expect(await emailChannel(world.smtp.config).send(message, recipient)).toMatchObject({ result: 'failed' });
  expect(world.smtp.mails).toEqual([]);
});

test('keeps readAt when the owner reads the notification during delivery', async () => {
  const world = await openNotifyWorld();
  const uid = await putPerson(world.database);
  await book(world.database, uid);
  const reading = world.notifier.channels.map((channel) => ({
    ...channel,
    send: async (...what: Parameters<typeof channel.send>) => {
      const { docs } = await world.database.collection(`endUsers/${uid}/notifications`).get();
      await docs[0]?.ref.update({ readAt: new Date(1), updatedAt: new Date(1) });
      return await channel.send(...what);
    },
  }));
  await notifyOfAllEvents({ ...world, notifier: { ...world.notifier, channels: reading } }, uid);
  const [notification] = await inboxOf(world.database, uid);
  expect(notification).toMatchObject({ readAt: new Date(1), nextAttemptAt: null });
  expect(Object.values(notification?.deliveries ?? {}).map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
});

test('marks an event of a missing or malformed entity, and notifies nobody', async () => {
  const world = await openNotifyWorld();
  const uid = newId('user');
  const put = async (id: string, entityId: string) => {
    const event = {
      id,
      type: 'reservation.confirmed',
      entityType: 'reservation',
      entityId,
      correlationId: 'c',
      occurredAt: world.notifier.clock(),
      payload: {},
    };
    const ref = world.database.doc(`endUsers/${uid}/events/${id}`);
    await ref.set({ ...event, syncStatus: 'pending', processedAt: null });
    await notifyOfEvent(world.notifier, uid, ref);
    return (await ref.get()).data();
  };
  expect(await put('e_0', 'gone')).toMatchObject({ syncStatus: 'processed' });
  await world.database.doc(`endUsers/${uid}/reservations/broken`).set({ providerId: 'p' });
  expect(await put('e_1', 'broken')).toMatchObject({
    syncStatus: 'failed',
    failure: 'reservationId: Invalid input: expected string, received undefined',
  });
  expect(await inboxOf(world.database, uid)).toEqual([]);
});
