import { dueNow, invariant, refundIdOf, refundRef } from '@counterfoil/domain';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { auditRefunds } from '../../functions/src/audit/audit-refunds.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { checkoutCompleted, postToWebhook } from '../../scripts/demo/stripe.ts';
import { firestore } from '../kit/admin.ts';
import { callCheckout } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { foldEvents, storedEvents, storedReservations } from '../kit/stored-bookings.ts';
import { automatic, createTenant, inDays, price, type Tenant } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { idToken } from '../kit/user.ts';

/** 10.00 of 25.00 are paid now, and a cancellation in the last week costs 5.00. */
const part = {
  ...automatic,
  confirmation: 'payment' as const,
  depositPercent: 40,
  cancellationPolicy: { freeUntilHours: 24 * 7, feePercent: 20, noShowFeePercent: 100 },
};
const euros = (amount: number) => ({ ...price, amount });
const deposit = euros(1000);
const startTime = inDays(3, 12);

let tenant: Tenant;
beforeEach(async () => {
  tenant = await createTenant({ services: { part } });
});

interface Booked {
  readonly uid: string;
  readonly reservationId: string;
}

const stored = async ({ uid }: Booked) => (await storedReservations(uid))[0];

const book = async (): Promise<Booked> => {
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'part', startTime: startTime.toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', tenant.providerId, payload));
  return { uid, reservationId };
};

/** Opens the payment page, reads the amount there, and pays. */
const pay = async (booked: Booked): Promise<string> => {
  const request = { providerId: tenant.providerId, reservationId: booked.reservationId, kind: 'session' };
  const urls = { returnUrl: 'http://127.0.0.1:5000/?paid', cancelUrl: 'http://127.0.0.1:5000/?unpaid' };
  const { result } = await callCheckout(await idToken(booked.uid), { ...request, ...urls });
  invariant(result?.url, 'no payment page');
  expect(await (await fetch(result.url)).text()).toContain('Pay 10.00 €');
  await (
    await fetch(result.url, { method: 'POST', body: new URLSearchParams({ do: 'pay' }), redirect: 'manual' })
  ).text();
  const paid = await until(
    () => stored(booked),
    (one) => one?.status === 'confirmed',
  );
  expect(paid).toMatchObject({ paymentStatus: 'paid', totalPrice: price, deposit });
  return paid?.paymentId ?? '';
};

const cancel = (by: string, { uid, reservationId }: Booked) =>
  mustRun(userActor(by), makeCommand('reservation.cancel', tenant.providerId, { userId: uid, reservationId }));

const refundOf = async (paymentId: string) =>
  (await firestore.doc(refundRef(tenant.providerId, refundIdOf('stripe', paymentId)).path).get()).data();

/** Sends what is due, and waits until the gateway has reported it. */
const refunded = async (booked: Booked) => {
  await invokeSchedule('sendRefunds');
  return await until(
    () => stored(booked),
    (one) => one?.paymentStatus === 'refunded',
  );
};

/** Waits until the days of the provider count a revenue, and compares them with the bookings. */
const expectRevenue = async (amount: number): Promise<void> => {
  const days = firestore.collection(`serviceProviders/${tenant.providerId}/days`);
  const revenue = async () => (await days.get()).docs.reduce((sum, day) => sum + Number(day.get('revenue') ?? 0), 0);
  await until(revenue, (sum) => sum === amount);
  await until(
    () => auditDays(firestore, tenant.providerId),
    ({ broken }) => broken.length === 0,
  );
};

const expectAgreement = async (booked: Booked): Promise<void> => {
  expect(foldEvents(await storedEvents(booked.uid))).toEqual(await stored(booked));
  for (const audit of [auditReservations, auditRefunds]) {
    expect((await audit(firestore, tenant.providerId)).broken).toEqual([]);
  }
};

describe('a customer pays a deposit', () => {
  test('and gets back the payment less the fee after a late cancellation', async () => {
    const booked = await book();
    const paymentId = await pay(booked);
    await cancel(booked.uid, booked);
    expect(await refundOf(paymentId)).toMatchObject({ amount: euros(500), status: 'due' });
    expect(await refunded(booked)).toMatchObject({ status: 'cancelled', refundDue: euros(500), refunded: euros(500) });
    await expectRevenue(500);
    await expectAgreement(booked);
  });

  test('and gets back all of it if the provider cancels', async () => {
    const booked = await book();
    const paymentId = await pay(booked);
    await cancel(tenant.ownerId, booked);
    expect(await refundOf(paymentId)).toMatchObject({ amount: deposit, status: 'due' });
    expect(await refunded(booked)).toMatchObject({ status: 'cancelled', refundDue: deposit, refunded: deposit });
    await expectRevenue(0);
    await expectAgreement(booked);
  });

  test('and the rest there: the visit earns its price', async () => {
    const booked = await book();
    await pay(booked);
    const { providerId, ownerId } = tenant;
    const target = { userId: booked.uid, reservationId: booked.reservationId };
    await mustRun(userActor(ownerId), makeCommand('reservation.complete', providerId, target), startTime);
    await expectRevenue(price.amount);
    const reference = firestore.doc(`serviceProviders/${providerId}/completedReservations/${booked.reservationId}`);
    expect((await reference.get()).data()).toMatchObject({ paymentStatus: 'paid', price, deposit });
    await expectAgreement(booked);
  });
});

test('a payment of the whole price is kept as one that matches nothing', async () => {
  const { uid, reservationId } = await book();
  const { providerId } = tenant;
  const paymentId = newId('pi');
  const metadata = { providerId, userId: uid, reservationId };
  const paid = checkoutCompleted({ paymentId, amount: price.amount, metadata });
  expect(await postToWebhook(emulators.functions, paid)).toBe(200);
  const entries = firestore.collection(`serviceProviders/${providerId}/unmatchedPayments`);
  const [entry] = (await entries.get()).docs.map((one) => one.data());
  expect(entry).toMatchObject({
    paymentId,
    amount: price,
    status: 'open',
    rejection: { details: { reason: 'wrong-amount' } },
  });
  const booking = await stored({ uid, reservationId });
  invariant(booking, 'no booking');
  expect([booking.status, dueNow(booking)]).toEqual(['pending', deposit]);
});
