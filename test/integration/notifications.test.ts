import { dayMs } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { emailChannel } from '../../functions/src/notify/email.ts';
import { notifyOfEvent } from '../../functions/src/notify/notify-of-event.ts';
import { book } from '../kit/due-reminders.ts';
import { inboxOf, sweepUntilSettled } from '../kit/inbox.ts';
import { newId } from '../kit/new-id.ts';
import { createNotifiedBooking, notifyOfAllEvents } from '../kit/notified-booking.ts';
import { type NotifyWorld, openNotifyWorld } from '../kit/notify-world.ts';
import { putPerson } from '../kit/person.ts';
import { noFaults } from '../kit/servers/fault.ts';

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
    shard: expect.any(Number),
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

describe('a mail', () => {
  const emailOf = async ({ world, uid }: Awaited<ReturnType<typeof createNotifiedBooking>>) =>
    (await inboxOf(world.database, uid))[0]?.deliveries.email;

  test('goes to the address that Auth has verified, whatever the profile says', async () => {
    const booking = await createNotifiedBooking({ email: 'victim@example.org' });
    expect(booking.world.smtp.mails.map(({ to }) => to)).toEqual([`${booking.uid}@example.org`]);
  });

  test.each([
    ['Auth has not verified', (uid: string) => ({ email: `${uid}@example.org`, emailVerified: false })],
    ['of a disabled account', (uid: string) => ({ email: `${uid}@example.org`, disabled: true })],
    ['nobody gave at the sign-in', () => ({ email: undefined })],
  ])('goes to no address that is %s', async (_, account) => {
    const booking = await createNotifiedBooking({ email: 'victim@example.org' }, account);
    expect(await emailOf(booking)).toEqual({ state: 'skipped', attempts: 1, reason: 'no verified address' });
    expect(booking.world.smtp.mails).toEqual([]);
  });

  test('goes to nobody whom Auth does not know', async () => {
    const world = await openNotifyWorld();
    const { uid } = await book(world.database);
    await notifyOfAllEvents(world, uid);
    expect((await inboxOf(world.database, uid))[0]?.deliveries.email).toMatchObject({ reason: 'no verified address' });
  });

  test('waits while Auth does not answer', async () => {
    const world = await openNotifyWorld();
    const uid = await putPerson(world.database);
    const broken = emailChannel(world.smtp.config, {
      addressOf: () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:443')),
      quota: async () => true,
    });
    const channels = [...world.notifier.channels.filter(({ name }) => name !== 'email'), broken];
    await book(world.database, uid);
    await notifyOfAllEvents({ ...world, notifier: { ...world.notifier, channels } }, uid);
    const [notification] = await inboxOf(world.database, uid);
    expect(notification?.deliveries.email).toMatchObject({
      state: 'pending',
      attempts: 1,
      reason: 'the service did not take it',
    });
  });

  test("tells its reader a plain reason, never the mail server's words", async () => {
    const booking = await createNotifiedBooking({}, (uid) => ({ email: `unknown@${uid}.example.org` }));
    expect(await emailOf(booking)).toEqual({ state: 'failed', attempts: 1, reason: 'the address was refused' });
  });

  test.each([
    ['en', 'Words in quotation marks are the provider’s own.', '“Haircut” at “Salon Test”'],
    ['ar', 'الكلمات بين علامتي التنصيص هي كلمات مقدم الخدمة.', '«Haircut»'],
  ])('marks the words of the provider, in %s', async (locale, explanation, words) => {
    const { world } = await createNotifiedBooking({ locale });
    const [mail] = world.smtp.mails;
    for (const content of [mail?.text, mail?.html]) {
      expect(content).toContain(explanation);
      expect(content).toContain(words);
    }
  });

  test('carries no address and no mark of direction from a name of an earlier version', async () => {
    const world = await openNotifyWorld();
    const uid = await putPerson(world.database);
    const { reservationId } = await book(world.database, uid);
    const fields = {
      providerName: 'Win\u202E at HTTPS://evil.example/now\r\nBcc: x',
      serviceName: '”www.evil.example“\u2066',
    };
    await world.database.doc(`endUsers/${uid}/reservations/${reservationId}`).update(fields);
    await notifyOfAllEvents(world, uid);
    const text = world.smtp.mails[0]?.text ?? '';
    expect(text).toContain('“evil.example” at “Win at evil.example/nowBcc: x”');
    expect(text).not.toMatch(/https:|www\.|[\u202E\u2066]/i);
  });
});

describe('mails of one day', () => {
  /** A person who is told of `count` bookings with one provider. */
  const tell = async (world: NotifyWorld, providerId: string, uid: string, count: number): Promise<void> => {
    const ids = Array.from({ length: count }, () => newId('c'));
    const [booking] = (await world.database.collection(`endUsers/${uid}/reservations`).get()).docs;
    const at = world.now;
    await Promise.all(
      ids.map((id) =>
        world.database.doc(`endUsers/${uid}/events/${id}_0`).set({
          ...{ id: `${id}_0`, type: 'reservation.confirmed', entityType: 'reservation', entityId: booking?.id },
          ...{ correlationId: id, occurredAt: at, createdAt: at, version: 1, payload: {}, syncStatus: 'pending' },
        }),
      ),
    );
    await booking?.ref.update({ providerId });
    await notifyOfAllEvents(world, uid);
  };
  const reasons = async (world: NotifyWorld, uid: string): Promise<Record<string, number>> => {
    const inbox = await inboxOf(world.database, uid);
    const all = inbox.map(({ deliveries }) => deliveries.email.reason ?? deliveries.email.state);
    return Object.fromEntries([...Map.groupBy(all, (one) => one)].map(([one, same]) => [one, same.length]));
  };
  const many = 'too many e-mails today';

  test('from one provider end after 30, and go on the next day', async () => {
    const world = await openNotifyWorld();
    const uid = await putPerson(world.database);
    const { providerId } = await book(world.database, uid);
    await tell(world, providerId, uid, 33);
    expect(await reasons(world, uid)).toEqual({ delivered: 30, [many]: 4 });
    expect(world.smtp.mails).toHaveLength(30);
    world.now = new Date(world.now.getTime() + dayMs);
    await tell(world, providerId, uid, 1);
    expect(await reasons(world, uid)).toEqual({ delivered: 31, [many]: 4 });
  });

  test('from all providers end after 60', async () => {
    const world = await openNotifyWorld();
    const uid = await putPerson(world.database);
    const { providerId } = await book(world.database, uid);
    await tell(world, providerId, uid, 25);
    await tell(world, newId('salon'), uid, 25);
    await tell(world, newId('salon'), uid, 15);
    expect(await reasons(world, uid)).toEqual({ delivered: 60, [many]: 6 });
  });

  test('count once, however often the mail server has to be asked', async () => {
    const world = await openNotifyWorld();
    const uid = await putPerson(world.database);
    await book(world.database, uid);
    world.smtp.faultPlan = () => ({ kind: 'error' });
    await notifyOfAllEvents(world, uid);
    world.smtp.faultPlan = noFaults;
    await sweepUntilSettled(world, world.notifier);
    expect(world.smtp.mails).toHaveLength(1);
    const [mails] = (await world.database.collection(`endUsers/${uid}/mails`).get()).docs;
    expect(Object.values(mails?.get('providers') ?? {}).map((sent) => Object.keys(Object(sent)).length)).toEqual([1]);
  });

  test('of a provider end for new ones once a share of them is used up', async () => {
    const world = await openNotifyWorld();
    const uid = await putPerson(world.database);
    const { providerId } = await book(world.database, uid);
    const day = world.now.toISOString().slice(0, 10);
    const shares = Array.from({ length: 8 }, (_, n) => `serviceProviders/${providerId}/mails/${day}_${n}`);
    await Promise.all(shares.map((path) => world.database.doc(path).set({ count: 250 })));
    await notifyOfAllEvents(world, uid);
    expect(await reasons(world, uid)).toEqual({ [many]: 1 });
  });
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
