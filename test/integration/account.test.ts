import { randomUUID } from 'node:crypto';
import { createCounterfoil } from '@counterfoil/client';
import {
  completePasswordReset,
  completeSignInLink,
  consentTo,
  exportMyData,
  isStaffNotification,
  profile,
  refreshAccount,
  register,
  sendPasswordReset,
  sendSignInLink,
  setProfile,
  setStaffPreferences,
  signInWithPassword,
  signOutEverywhere,
  staffPreferences,
} from '@counterfoil/client/account';
import { secondMs } from '@counterfoil/domain';
import { deleteApp, initializeApp } from 'firebase/app';
import { applyActionCode, getAuth } from 'firebase/auth';
import { firstValueFrom, interval } from 'rxjs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { auth, firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators, projectId } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { createTenant, inDays } from '../kit/tenant.ts';

/** A device on which nobody is signed in. */
const openDevice = () => {
  const app = initializeApp({ projectId, apiKey: 'test' }, randomUUID());
  const counterfoil = createCounterfoil({ app, emulators });
  onTestFinished(() => deleteApp(app));
  return { app, counterfoil };
};

interface Mail {
  readonly email: string;
  readonly requestType: string;
  readonly oobCode: string;
  readonly oobLink: string;
}

/** The latest mail of a kind that Auth has sent to an address. */
const mailTo = async (email: string, requestType: string): Promise<Mail> => {
  const response = await fetch(`http://${emulators.auth}/emulator/v1/projects/${projectId}/oobCodes`);
  const { oobCodes } = (await response.json()) as { oobCodes: readonly Mail[] };
  const found = oobCodes.findLast((mail) => mail.email === email && mail.requestType === requestType);
  if (!found) throw new Error(`${email} got no mail ${requestType}`);
  return found;
};

const newAddress = () => `${newId('person')}@example.org`.toLowerCase();
const password = 'correct horse battery';

describe('an account with a password', () => {
  test('is registered, verified, and forgets its password', async () => {
    const email = newAddress();
    const { app, counterfoil } = openDevice();
    const user = await register(counterfoil, { email, password, displayName: 'Ada' });
    expect(user).toMatchObject({ email, emailVerified: false, displayName: 'Ada' });
    expect((await user.getIdTokenResult()).claims.name).toBe('Ada');

    await applyActionCode(getAuth(app), (await mailTo(email, 'VERIFY_EMAIL')).oobCode);
    expect(await refreshAccount(counterfoil)).toMatchObject({ emailVerified: true });
    expect((await user.getIdTokenResult()).claims.email_verified).toBe(true);
    await counterfoil.signOut();

    await sendPasswordReset(counterfoil, email);
    await completePasswordReset(counterfoil, (await mailTo(email, 'PASSWORD_RESET')).oobCode, 'another one of mine');
    await expect(signInWithPassword(counterfoil, { email, password })).rejects.toMatchObject({
      name: 'CounterfoilError',
      code: expect.stringMatching(/password|credential/),
    });
    const again = await signInWithPassword(counterfoil, { email, password: 'another one of mine' });
    expect(again.uid).toBe(user.uid);
  });

  test('is registered once', async () => {
    const email = newAddress();
    await register(openDevice().counterfoil, { email, password });
    const second = register(openDevice().counterfoil, { email, password });
    await expect(second).rejects.toMatchObject({ code: 'email-already-in-use' });
  });
});

test('a link in a mail signs its reader in, on another device once they have typed the address', async () => {
  const email = newAddress();
  const asking = openDevice();
  await sendSignInLink(asking.counterfoil, email, 'https://app.example.org/join#invitation=a.b');
  const { oobLink } = await mailTo(email, 'EMAIL_SIGNIN');
  const { counterfoil } = openDevice();
  expect(await completeSignInLink(counterfoil, 'https://app.example.org/join')).toBeUndefined();
  await expect(completeSignInLink(counterfoil, oobLink)).rejects.toMatchObject({ code: 'failed-precondition' });
  const user = await completeSignInLink(counterfoil, oobLink, email);
  expect(user).toMatchObject({ email, emailVerified: true });
});

test('signing out everywhere ends the other sessions and their push messages, and takes no answer from a stranger', async () => {
  const email = newAddress();
  const [here, lost] = [openDevice(), openDevice()];
  const { uid } = await register(here.counterfoil, { email, password });
  const there = await signInWithPassword(lost.counterfoil, { email, password });
  await lost.counterfoil.me().registerDevice({ deviceId: 'phone', token: 'push-token', platform: 'android' });
  const before = await there.getIdToken(true);
  expect(await auth.verifyIdToken(before, true)).toMatchObject({ uid });

  // Auth compares whole seconds, so that the sign-ins of this second would survive.
  const signedInAt = Date.parse(there.metadata.lastSignInTime ?? '');
  await eventually(interval(100), () => Date.now() - signedInAt > 2 * secondMs);
  expect(await signOutEverywhere(here.counterfoil)).toEqual([]);
  expect(await firstValueFrom(here.counterfoil.user$)).toBeNull();
  const { tokensValidAfterTime = '' } = await auth.getUser(uid);
  expect(Date.parse(tokensValidAfterTime)).toBeGreaterThan(signedInAt);
  // The emulator still renews such a token, as Auth itself does not. It does tell that the sign-in is revoked.
  await expect(auth.verifyIdToken(before, true)).rejects.toMatchObject({ code: 'auth/id-token-revoked' });
  expect((await firestore.collection(`endUsers/${uid}/devices`).get()).empty).toBe(true);

  await expect(signOutEverywhere(here.counterfoil)).rejects.toMatchObject({ code: 'unauthenticated' });
  const stranger = await fetch(`http://${emulators.functions}/${projectId}/us-central1/signOutEverywhere`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: null }),
  });
  expect(stranger.status).toBe(401);
});

describe('a profile', () => {
  test('is written field by field, live, with consents at the time of the server', async () => {
    const { counterfoil } = openDevice();
    const { uid } = await register(counterfoil, { email: newAddress(), password });
    const mine = profile(counterfoil);
    expect(profile(counterfoil)).toBe(mine);
    await setProfile(counterfoil, { displayName: 'Ada', phone: '+49 30 1234', locale: 'ar-EG' });
    await consentTo(counterfoil, { terms: '2026-05' });
    await setProfile(counterfoil, { phone: null, displayName: 'Ada L.' });
    await consentTo(counterfoil, { privacy: '1' });
    const settled = await eventually(
      mine,
      ({ data, pendingWrites }) => !pendingWrites && Boolean(data?.consents?.privacy),
    );
    expect(settled.data).toMatchObject({
      id: uid,
      displayName: 'Ada L.',
      locale: 'ar-EG',
      consents: { terms: { version: '2026-05', at: expect.any(Date) }, privacy: { version: '1' } },
    });
    expect(settled.data).not.toHaveProperty('phone');
    await expect(setProfile(counterfoil, { phone: 'call me' })).rejects.toMatchObject({ code: 'permission-denied' });
  });

  test('of nobody cannot be written', async () => {
    const { counterfoil } = openDevice();
    await expect(async () => setProfile(counterfoil, { displayName: 'Ada' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('a member', () => {
  test('is told of a booking in the own inbox, and chooses what to hear', async () => {
    const { counterfoil } = openDevice();
    const { uid } = await register(counterfoil, { email: newAddress(), password });
    const { providerId } = await createTenant({}, uid);
    const wishes = staffPreferences(counterfoil, providerId);
    expect(staffPreferences(counterfoil, providerId)).toBe(wishes);
    await setStaffPreferences(counterfoil, providerId, { kinds: { cancellation: { inbox: false } }, digest: 'hourly' });
    const { data } = await eventually(wishes, ({ data, pendingWrites }) => !pendingWrites && data !== undefined);
    expect(data).toMatchObject({ id: providerId, digest: 'hourly', kinds: { cancellation: { inbox: false } } });
    const wrong = { digestHour: 24 };
    await expect(setStaffPreferences(counterfoil, providerId, wrong)).rejects.toMatchObject({
      code: 'permission-denied',
    });

    const guest = userActor(newId('user'));
    const own = { reservationId: newId('r'), serviceId: 'cut', startTime: inDays(3).toISOString(), partySize: 1 };
    await mustRun(guest, makeCommand('reservation.create', providerId, own));
    const target = { userId: guest.kind === 'user' ? guest.uid : '', reservationId: own.reservationId };
    await mustRun(guest, makeCommand('reservation.cancel', providerId, target));
    await mustRun(guest, makeCommand('reservation.create', providerId, { ...own, reservationId: newId('r') }));
    const told = await eventually(counterfoil.me().notifications(), ({ data }) => data.length === 2);
    expect(told.data.map(({ type }) => type)).toEqual(['staffBooking', 'staffBooking']);
    expect(told.data.filter(isStaffNotification).map((one) => one.providerId)).toEqual([providerId, providerId]);
    expect(told.data[0]?.digestId).toMatch(new RegExp(`^${providerId}_\\d+$`));
  });
});

test("the export has all that is a person's own, over many pages, and nothing of others", async () => {
  const { providerId } = await createTenant();
  const { counterfoil } = openDevice();
  const { uid } = await register(counterfoil, { email: newAddress(), password, displayName: 'Ada' });
  await setProfile(counterfoil, { displayName: 'Ada' });
  const payload = { reservationId: newId('r'), serviceId: 'cut', startTime: inDays(3).toISOString(), partySize: 1 };
  await counterfoil.send({ type: 'reservation.create', providerId, payload });
  const writer = firestore.bulkWriter();
  for (let n = 0; n < 601; n++)
    void writer.set(firestore.doc(`endUsers/${uid}/orders/o${n}`), { orderId: `o${n}`, updatedAt: new Date(0) });
  await writer.close();

  const data = await exportMyData(counterfoil);
  expect(data).toMatchObject({
    account: { uid, displayName: 'Ada' },
    profile: { displayName: 'Ada' },
    reservations: [{ id: payload.reservationId, reservationStartTime: payload.startTime }],
    devices: [],
  });
  expect(data.orders).toHaveLength(601);
  expect(new Set(data.orders.map(({ id }) => id)).size).toBe(601);
  expect(data.orders[0]).toEqual({ id: 'o0', orderId: 'o0', updatedAt: '1970-01-01T00:00:00.000Z' });
  expect(data.events).toMatchObject([{ type: 'reservation.created' }]);
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});
