import { checkout, refunds, unmatchedPayments } from '@counterfoil/client/payments';
import { beforeAll, expect, test } from 'vitest';
import { paymentIntentSucceeded, postToWebhook } from '../../scripts/demo/stripe.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { automatic, createTenant, inDays, price, type Tenant } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const pay = { ...automatic, capacity: 20, confirmation: 'payment' as const };
let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant({ services: { pay } });
});

test('a customer pays by the client, and the owner sees and settles what must go back', async () => {
  const { providerId, ownerId } = tenant;
  const [customer, owner] = [await signIn(), await signIn(ownerId)];
  const { counterfoil } = customer;
  const reservationId = newId('booking');
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(3, 12).toISOString(), partySize: 1 };
  await counterfoil.send({ type: 'reservation.create', providerId, payload });
  await expect(checkout(counterfoil, { providerId, reservationId: 'none', kind: 'intent' })).rejects.toMatchObject({
    code: 'not-found',
  });
  const returnUrl = 'http://127.0.0.1:5000/';
  const { url } = await checkout(counterfoil, { providerId, reservationId, kind: 'session', returnUrl });
  await (await fetch(url, { method: 'POST', body: new URLSearchParams({ do: 'pay' }), redirect: 'manual' })).text();
  await eventually(counterfoil.me().reservations(), ({ data }) => data[0]?.status === 'confirmed');

  // The gateway has never heard of this payment, so it refuses the refund.
  const second = newId('booking');
  await counterfoil.send({ type: 'reservation.create', providerId, payload: { ...payload, reservationId: second } });
  const target = { userId: customer.uid, reservationId: second };
  await counterfoil.send({ type: 'reservation.cancel', providerId, payload: target });
  const metadata = { providerId, userId: customer.uid, reservationId: second };
  const paid = { paymentId: newId('pi'), amount: price.amount, metadata };
  const stray = { ...paid, paymentId: newId('pi'), metadata: { ...metadata, reservationId: 'nobody-made-this' } };
  for (const event of [paid, stray]) await postToWebhook(emulators.functions, paymentIntentSucceeded(event));
  await invokeSchedule('sendRefunds');
  const open = await eventually(refunds(owner.counterfoil, providerId, 'failed'), ({ data }) => data.length > 0);
  expect(open.data).toMatchObject([
    { paymentId: paid.paymentId, amount: price, failure: { code: 'resource_missing' } },
  ]);
  const settle = { refundId: open.data[0]?.refundId ?? '', reason: 'in cash' };
  expect(await owner.counterfoil.send({ type: 'refund.settle', providerId, payload: settle })).toMatchObject({
    outcome: 'applied',
  });
  await eventually(
    counterfoil.me().reservations({ status: 'cancelled' }),
    ({ data }) => data[0]?.refunded !== undefined,
  );

  const entries = unmatchedPayments(owner.counterfoil, providerId);
  const { data } = await eventually(entries, (state) => state.data.length > 0);
  expect(data).toMatchObject([{ paymentId: stray.paymentId, amount: price }]);
  const close = { unmatchedPaymentId: data[0]?.id ?? '', reason: 'a test of the shop' };
  await owner.counterfoil.send({ type: 'unmatchedPayment.settle', providerId, payload: close });
  await eventually(entries, (state) => state.data.length === 0);
  await expect(eventually(refunds(counterfoil, providerId, 'due'), () => true)).rejects.toMatchObject({
    code: 'permission-denied',
  });
  await Promise.all([customer.close(), owner.close()]);
});
