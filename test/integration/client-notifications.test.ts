import { disableNetwork, doc, enableNetwork, getDocFromCache, getFirestore } from 'firebase/firestore';
import { merge } from 'rxjs';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { eventually } from '../kit/eventually.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { createTenant, inDays } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

test('shows a notification of a booking in the inbox, and marks it as read', async () => {
  const { providerId } = await createTenant();
  const customer = await signIn();
  const own = customer.counterfoil.me();
  const watching = merge(own.notifications(), own.unreadCount()).subscribe();
  await eventually(own.unreadCount(), ({ data, fromCache }) => data === 0 && !fromCache);

  const payload = { reservationId: v7(), serviceId: 'cut', startTime: inDays(3, 12).toISOString(), partySize: 1 };
  await customer.counterfoil.send({ type: 'reservation.create', providerId, payload });
  const inbox = await eventually(own.notifications(), ({ data }) => data.length === 1);
  expect(inbox.data[0]).toMatchObject({
    type: 'reservationConfirmed',
    title: 'Booking confirmed',
    data: { reservationId: payload.reservationId, providerId },
    readAt: null,
    deliveries: { inApp: { state: 'delivered' }, fcm: { state: 'skipped' }, email: { state: 'skipped' } },
  });
  await eventually(own.unreadCount(), ({ data }) => data === 1);

  await own.markRead(inbox.data[0]?.id ?? '');
  await eventually(own.unreadCount(), ({ data }) => data === 0);
  const read = await eventually(own.notifications(), ({ data, pendingWrites }) => !!data[0]?.readAt && !pendingWrites);
  expect(read.data[0]?.readAt).toBeInstanceOf(Date);

  const target = { userId: customer.uid, reservationId: payload.reservationId };
  await customer.counterfoil.send({ type: 'reservation.cancel', providerId, payload: target });
  const both = await eventually(own.notifications(), ({ data }) => data.length === 2);
  expect(both.data.map(({ type }) => type)).toEqual(['reservationCancelledByYou', 'reservationConfirmed']);
  watching.unsubscribe();
  await customer.close();
});

test('writes preferences and devices each time they change', async () => {
  const customer = await signIn();
  const own = customer.counterfoil.me();
  await own.setPreferences({ push: false, quietHours: { from: '22:00', to: '07:00' } });
  await own.setPreferences({ email: false, timeZone: 'Africa/Cairo' });
  const profile = await firestore.doc(`endUsers/${customer.uid}`).get();
  expect(profile.get('notificationPreferences')).toEqual({ email: false, timeZone: 'Africa/Cairo' });
  expect(profile.get('createdAt')).toBeDefined();

  const deviceId = newId('device');
  await own.registerDevice({ deviceId, token: 'first', platform: 'ios' });
  await own.registerDevice({ deviceId, token: 'second', platform: 'ios' });
  const devices = await firestore.collection(`endUsers/${customer.uid}/devices`).get();
  expect(devices.docs.map((device) => device.data())).toMatchObject([{ token: 'second', platform: 'ios' }]);
  await own.removeDevice(deviceId);
  expect((await firestore.collection(`endUsers/${customer.uid}/devices`).get()).size).toBe(0);

  const denied = { name: 'CounterfoilError', code: 'permission-denied' };
  await expect(own.setPreferences({ quietHours: { from: 'ten', to: 'seven' } })).rejects.toMatchObject(denied);
  await expect(own.registerDevice({ deviceId, token: '', platform: 'ios' })).rejects.toMatchObject(denied);
  await expect(own.markRead('no-such-notification')).rejects.toMatchObject({ name: 'CounterfoilError' });
  await customer.close();
});

test('keeps the order of first writes made at once or offline, and keeps the other fields', async () => {
  const customer = await signIn();
  const own = customer.counterfoil.me();
  await Promise.all([own.setPreferences({ push: false }), own.setPreferences({ email: false })]);
  const path = `endUsers/${customer.uid}`;
  expect((await firestore.doc(path).get()).get('notificationPreferences')).toEqual({ email: false });

  await firestore.doc(path).update({ locale: 'it' });
  const device = getFirestore(customer.app);
  await disableNetwork(device);
  const waiting = [
    own.setPreferences({ reminders: false }),
    own.registerDevice({ deviceId: 'phone', token: 'token', platform: 'ios' }),
  ];
  const kept = async (at: string) => (await getDocFromCache(doc(device, at)).catch(() => undefined))?.data();
  await expect.poll(() => kept(path)).toMatchObject({ notificationPreferences: { reminders: false } });
  await expect.poll(() => kept(`${path}/devices/phone`)).toMatchObject({ token: 'token' });
  await enableNetwork(device);
  await Promise.all(waiting);
  const profile = { locale: 'it', notificationPreferences: { reminders: false } };
  expect((await firestore.doc(path).get()).data()).toMatchObject(profile);
  expect((await firestore.doc(`${path}/devices/phone`).get()).get('platform')).toBe('ios');
  await customer.close();
});

test('accepts the first preferences from two devices at once', async () => {
  const phone = await signIn();
  const tablet = await signIn(phone.uid);
  await Promise.all([phone, tablet].map(({ counterfoil }) => counterfoil.me().setPreferences({ push: false })));
  const profile = await firestore.doc(`endUsers/${phone.uid}`).get();
  expect(profile.get('notificationPreferences')).toEqual({ push: false });
  await Promise.all([phone.close(), tablet.close()]);
});

test('sends due reminders and deliveries by the deployed schedules', async () => {
  const userId = newId('user');
  const { providerId } = await createTenant();
  const reservationId = newId('booking');
  const now = Date.now();
  const stamps = { version: 1, lastCommandId: 'c', createdAt: new Date(now), updatedAt: new Date(now) };
  await firestore.doc(`endUsers/${userId}/reservations/${reservationId}`).set({
    reservationId,
    userId,
    userName: 'Ada',
    providerId,
    providerName: 'Salon Test',
    serviceId: 'cut',
    serviceName: 'Haircut',
    code: 'ABCD1234',
    reservationStartTime: new Date(now + 3_600_000),
    reservationEndTime: new Date(now + 7_200_000),
    day: '2030-01-01',
    slotKeys: [],
    attendees: [],
    partySize: 1,
    totalPrice: { amount: 0, currency: 'EUR' },
    status: 'confirmed',
    paymentStatus: 'none',
    ...stamps,
  });
  const id = `${userId}.${reservationId}.reservation1h`;
  const reminder = { userId, providerId, reservationId, type: 'reservation1h', scheduledFor: new Date(now - 1000) };
  await firestore.doc(`scheduledReminders/${id}`).set({ ...reminder, status: 'scheduled', ...stamps });
  await invokeSchedule('sendReminders');
  await invokeSchedule('retryDeliveries');
  const { docs } = await firestore.collection(`endUsers/${userId}/notifications`).get();
  expect(docs.map((document) => document.get('type'))).toEqual(['reservation1h']);
  expect((await firestore.doc(`scheduledReminders/${id}`).get()).get('status')).toBe('sent');
});
