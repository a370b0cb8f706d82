import * as account from '@counterfoil/client/account';
import { eraseGuest } from '@counterfoil/client/desk';
import { leavingPath } from '@counterfoil/domain';
import { getAuth } from 'firebase/auth';
import { expect, test } from 'vitest';
import { auth, firestore } from '../kit/admin.ts';
import { callEraseGuest, callLeaving } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { idToken, signIn } from '../kit/user.ts';

test('a person looks, asks, changes their mind and asks again; then the schedule closes the account', async () => {
  const { providerId, ownerId } = await createTenant({ services: { cut: { ...automatic, giftCardDays: 30 } } });
  const person = await signIn();
  const { uid, counterfoil } = person;
  const booking = {
    reservationId: newId('booking'),
    serviceId: 'cut',
    startTime: inDays(3).toISOString(),
    partySize: 1,
  };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, booking));
  const voucherId = newId('gift-card-00000000000');
  const card = { voucherId, serviceId: 'cut', amount: 500 };
  await mustRun(userActor(ownerId), makeCommand('voucher.sell', providerId, card));
  await mustRun(userActor(uid), makeCommand('voucher.take', providerId, { voucherId }));
  expect(await account.previewLeaving(counterfoil)).toEqual({
    bookings: 1,
    subscriptions: 0,
    vouchers: 1,
    memberships: 0,
    owns: [],
    graceDays: 14,
  });

  const day = await account.requestLeaving(counterfoil);
  expect(new Date(day).getTime() - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
  expect(await account.requestLeaving(counterfoil)).toBe(day);
  expect(await account.previewLeaving(counterfoil)).toMatchObject({ erasesAt: day });
  await account.withdrawLeaving(counterfoil);
  await expect(account.withdrawLeaving(counterfoil)).rejects.toMatchObject({
    code: 'failed-precondition',
    cause: { details: { reason: 'not-leaving' } },
  });
  await account.requestLeaving(counterfoil);

  // The grace period is over.
  await firestore.doc(leavingPath(uid)).update({ nextAttemptAt: new Date(0) });
  await invokeSchedule('eraseLeavers');
  await until(
    async () => (await auth.getUser(uid)).disabled,
    (isDisabled) => isDisabled,
  );
  expect((await firestore.doc(leavingPath(uid)).get()).get('status')).toBe('closing');
  await expect(getAuth(person.app).currentUser?.getIdToken(true)).rejects.toMatchObject({ code: 'auth/user-disabled' });
  await person.close();
});

test('a main owner learns which providers to hand over', async () => {
  const { providerId, ownerId } = await createTenant();
  const owner = await signIn(ownerId);
  const owns = [{ providerId, name: 'Salon Test' }];
  expect(await account.previewLeaving(owner.counterfoil)).toMatchObject({ owns });
  await expect(account.requestLeaving(owner.counterfoil)).rejects.toMatchObject({
    code: 'failed-precondition',
    message: expect.stringContaining('«Salon Test»'),
    cause: { details: { reason: 'owns-providers', providers: owns } },
  });
  await owner.close();
});

test('the desk erases a guest, and strangers do not', async () => {
  const { providerId, ownerId } = await createTenant();
  const [owner, stranger] = await Promise.all([signIn(ownerId), signIn()]);
  const reservationId = newId('booking');
  const guest = { name: 'Gina', phone: '+39 06 1234' };
  const booking = { reservationId, serviceId: 'cut', startTime: inDays(1).toISOString(), partySize: 1, guest };
  await mustRun(userActor(ownerId), makeCommand('reservation.create', providerId, booking));
  const erase = () => eraseGuest(owner.counterfoil, providerId, reservationId);
  await expect(erase()).rejects.toMatchObject({
    code: 'failed-precondition',
    cause: { details: { reason: 'still-open' } },
  });
  await mustRun(userActor(ownerId), makeCommand('reservation.cancel', providerId, { reservationId }));
  await expect(eraseGuest(stranger.counterfoil, providerId, reservationId)).rejects.toMatchObject({
    code: 'permission-denied',
  });
  expect(await erase()).toBe(true);
  expect(await erase()).toBe(false);
  const stored = await firestore.doc(`serviceProviders/${providerId}/guestReservations/${reservationId}`).get();
  expect(stored.data()).toMatchObject({ status: 'cancelled', userName: expect.stringMatching(/^Guest [0-9A-Z]{6}$/) });
  await Promise.all([owner.close(), stranger.close()]);
});

test('bad input is refused with the field, and writes nothing', async () => {
  const uid = newId('user');
  const token = await idToken(uid);
  expect(await callLeaving(undefined, { action: 'look' })).toMatchObject({ status: 401 });
  for (const data of [null, {}, { action: 'vanish' }, { action: 'request', more: 1 }])
    expect(await callLeaving(token, data)).toMatchObject({ status: 400, error: { details: { field: 'action' } } });
  expect(await callEraseGuest(undefined, {})).toMatchObject({ status: 401 });
  expect(await callEraseGuest(token, { providerId: 'a/b', reservationId: 'r' })).toMatchObject({
    status: 400,
    error: { details: { reason: 'invalid-field', field: 'providerId' } },
  });
  expect((await firestore.doc(leavingPath(uid)).get()).exists).toBe(false);
});
