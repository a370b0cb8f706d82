import { refundIdOf, refundRef } from '@counterfoil/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRefunds } from '../../functions/src/audit/audit-refunds.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { firestore } from '../kit/admin.ts';
import { callCheckout } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { foldEvents, storedEvents, storedReservations } from '../kit/stored-bookings.ts';
import { automatic, createTenant, inDays, price, putPlan, type Tenant } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { idToken } from '../kit/user.ts';

const pay = { ...automatic, capacity: 200, confirmation: 'payment' as const };
const returnUrl = 'http://127.0.0.1:5000/?paid';
const cancelUrl = 'http://127.0.0.1:5000/?unpaid';
let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant({ services: { pay } });
});

interface Booked {
  readonly uid: string;
  readonly token: string;
  readonly reservationId: string;
}

const book = async (): Promise<Booked> => {
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(3, 12).toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', tenant.providerId, payload));
  return { uid, token: await idToken(uid), reservationId };
};

const stored = async ({ uid }: Booked) => (await storedReservations(uid))[0];

const open = async ({ token, reservationId }: Booked, more: object = {}) => {
  const { providerId } = tenant;
  return await callCheckout(token, { providerId, reservationId, kind: 'session', returnUrl, cancelUrl, ...more });
};

/** Presses a button on the payment page. */
const press = async (url: string, button: 'pay' | 'cancel') => {
  const body = new URLSearchParams({ do: button });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  await response.text();
  return { status: response.status, location: response.headers.get('location') };
};

const refundOf = async (paymentId: string | undefined) => {
  const { path } = refundRef(tenant.providerId, refundIdOf('stripe', paymentId ?? ''));
  return (await firestore.doc(path).get()).data();
};

test('a customer pays on the page, cancels, and has the money back', async () => {
  const booked = await book();
  const { result } = await open(booked);
  const page = await (await fetch(result?.url ?? '')).text();
  expect(page).toContain('Pay 25.00 €');
  expect(await press(result?.url ?? '', 'pay')).toEqual({ status: 303, location: returnUrl });
  const paid = await until(
    () => stored(booked),
    (one) => one?.status === 'confirmed',
  );
  expect(paid).toMatchObject({ paymentStatus: 'paid', gateway: 'stripe' });

  const target = { userId: booked.uid, reservationId: booked.reservationId };
  await mustRun(userActor(booked.uid), makeCommand('reservation.cancel', tenant.providerId, target));
  expect(await refundOf(paid?.paymentId)).toMatchObject({
    amount: price,
    step: 1,
    reservationId: booked.reservationId,
  });
  await invokeSchedule('sendRefunds');
  await until(
    () => stored(booked),
    (one) => one?.paymentStatus === 'refunded',
  );
  const refund = await until(
    () => refundOf(paid?.paymentId),
    (one) => one?.gatewayRefundId !== undefined,
  );
  expect(refund).toMatchObject({ status: 'done', amount: price, attempts: 1, nextAttemptAt: null });
  expect(await stored(booked)).toMatchObject({ status: 'cancelled', refunded: price, refundDue: price });
  expect(foldEvents(await storedEvents(booked.uid))).toEqual(await stored(booked));
  for (const audit of [auditReservations, auditRefunds]) {
    expect((await audit(firestore, tenant.providerId)).broken).toEqual([]);
  }
});

test('opens one page however often it is asked, and holds the seats as long as it lives, once', async () => {
  const booked = await book();
  const [first, second, third] = await Promise.all([open(booked), open(booked), open(booked)]);
  const urls = [first, second, third].flatMap(({ result }) => (result?.url ? [result.url] : []));
  const again = await until(
    () => open(booked),
    ({ status }) => status === 200,
  );
  expect(new Set([...urls, again.result?.url]).size).toBe(1);
  const { holdExpiresAt, holdExtendedAt, version } = (await stored(booked)) ?? {};
  expect(Number(holdExpiresAt) - Date.now()).toBeGreaterThan(29 * 60_000);
  expect(holdExpiresAt?.toISOString()).toBe(again.result?.expiresAt);
  expect([version, holdExtendedAt !== undefined]).toEqual([2, true]);
  expect(await press(again.result?.url ?? '', 'cancel')).toEqual({ status: 303, location: cancelUrl });
  expect((await open(booked)).result?.url).toBe(again.result?.url);
});

test('an intent takes the place of a page, which is closed, and is closed itself once its hold has ended', async () => {
  const booked = await book();
  const page = await open(booked);
  const { result } = await open(booked, { kind: 'intent' });
  expect(result).toMatchObject({
    paymentId: expect.stringMatching(/^pi_/),
    clientSecret: expect.stringMatching(/_secret_/),
  });
  expect(await (await fetch(page.result?.url ?? '')).text()).toContain('The time to pay has ended');
  expect((await open(booked, { kind: 'intent' })).result).toEqual(result);
  const { docs } = await firestore.collection('checkouts').where('userId', '==', booked.uid).get();
  await docs[0]?.ref.update({ closesAt: new Date(Date.now() - 1000) });
  await invokeSchedule('expireHolds');
  expect((await docs[0]?.ref.get())?.data()).toMatchObject({ closesAt: null, kind: 'intent', attempt: 2 });
  const status = `${process.env.PAYMENT_PAGE}/v1/payment_intents/${result?.paymentId}`;
  const intent = await fetch(status, { headers: { authorization: 'Bearer sk_test' } });
  expect(await intent.json()).toMatchObject({ status: 'canceled' });
});

test('pays for a subscription', async () => {
  const { providerId } = tenant;
  await putPlan(providerId, 'club', { name: 'Club', periodMonths: 1, price });
  const [uid, subscriptionId] = [newId('user'), newId('subscription')];
  await mustRun(userActor(uid), makeCommand('subscription.create', providerId, { subscriptionId, planId: 'club' }));
  const { result } = await callCheckout(await idToken(uid), { providerId, subscriptionId, kind: 'session', returnUrl });
  await press(result?.url ?? '', 'pay');
  const document = firestore.doc(`endUsers/${uid}/subscriptions/${subscriptionId}`);
  await until(
    async () => (await document.get()).get('status'),
    (status) => status === 'active',
  );
});

describe('a checkout is refused', () => {
  test.each([
    [
      'for a booking of somebody else',
      async (booked: Booked) => open({ ...booked, token: await idToken(newId('user')) }),
      404,
      'no-reservation',
    ],
    [
      'that leads to a strange page',
      (booked: Booked) => open(booked, { returnUrl: 'https://evil.example/' }),
      400,
      'invalid-field',
    ],
    [
      'that leads to a script',
      (booked: Booked) => open(booked, { cancelUrl: 'javascript:alert(1)' }),
      400,
      'invalid-field',
    ],
    ['with a price of its own', (booked: Booked) => open(booked, { amount: 1 }), 400, 'invalid-field'],
    ['of another provider', (booked: Booked) => open(booked, { providerId: 'nobody' }), 404, 'no-reservation'],
  ])('%s', async (_, ask, status, reason) => {
    const booked = await book();
    expect(await ask(booked)).toMatchObject({ status, error: { details: { reason } } });
    expect((await open(booked)).status).toBe(200);
  });

  test('without a sign-in', async () => {
    const booked = await book();
    expect(await open({ ...booked, token: '' })).toMatchObject({ status: 401 });
    expect((await open(booked)).status).toBe(200);
  });

  test('once it is paid or cancelled', async () => {
    const [paid, cancelled] = [await book(), await book()];
    await press((await open(paid)).result?.url ?? '', 'pay');
    await until(
      () => stored(paid),
      (one) => one?.status === 'confirmed',
    );
    const target = { userId: cancelled.uid, reservationId: cancelled.reservationId };
    await mustRun(userActor(cancelled.uid), makeCommand('reservation.cancel', tenant.providerId, target));
    for (const booked of [paid, cancelled]) {
      expect(await open(booked)).toMatchObject({ status: 400, error: { details: { reason: 'nothing-due' } } });
    }
  });
});
