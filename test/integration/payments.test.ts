import pLimit from 'p-limit';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { beforeAll, expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { reportPayment } from '../../functions/src/payments/report-payment.ts';
import {
  checkoutCompleted,
  type Paid,
  paymentIntentSucceeded,
  postToWebhook,
  type Signing,
} from '../../scripts/demo/stripe.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, systemActor, userActor } from '../kit/run.ts';
import { chooseSeed } from '../kit/seed.ts';
import { storedEvents, storedReservations } from '../kit/stored-bookings.ts';
import { automatic, createTenant, inDays, price, putPlan, type Tenant } from '../kit/tenant.ts';

const pay = { ...automatic, capacity: 200, confirmation: 'payment' as const };
let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant({ services: { pay } });
});

const post = (event: object, signing?: Signing) => postToWebhook(emulators.functions, event, signing);

interface Booked extends Paid {
  readonly uid: string;
  readonly reservationId: string;
}

const book = async (): Promise<Booked> => {
  const { providerId } = tenant;
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(3, 12).toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload));
  const metadata = { providerId, userId: uid, reservationId };
  return { uid, reservationId, paymentId: newId('pi'), amount: price.amount, metadata };
};

const shuffle = <T>(items: readonly T[], seed: number): T[] => {
  const generator = xoroshiro128plus(seed);
  const shuffled = [...items];
  for (let n = shuffled.length - 1; n > 0; n--) {
    const other = uniformInt(generator, 0, n);
    [shuffled[n], shuffled[other]] = [shuffled[other] as T, shuffled[n] as T];
  }
  return shuffled;
};

test('confirms each booking once when 100 payments arrive five times each in random order', async () => {
  const limit = pLimit(8);
  const bookings = await Promise.all(Array.from({ length: 100 }, () => limit(book)));
  const notices = bookings.flatMap((paid) => {
    const intent = paymentIntentSucceeded(paid);
    const session = checkoutCompleted(paid);
    return [intent, intent, session, session, paymentIntentSucceeded(paid)];
  });
  const inDisorder = shuffle(notices, chooseSeed('webhooks'));
  const statuses = await Promise.all(inDisorder.map((notice) => limit(() => post(notice))));
  expect(new Set(statuses)).toEqual(new Set([200]));
  for (const { uid, paymentId } of bookings) {
    expect(await storedReservations(uid)).toMatchObject([
      { status: 'confirmed', version: 2, paymentId, gateway: 'stripe' },
    ]);
    expect((await storedEvents(uid)).map(({ type }) => type)).toEqual(['reservation.created', 'reservation.confirmed']);
  }
  expect((await auditReservations(firestore, tenant.providerId)).broken).toEqual([]);
});

test.each([
  ['forged', { secret: 'whsec_of_a_thief' }],
  ['expired (older than five minutes)', { ageSeconds: 301 }],
])('answers 400 to a %s signature, and changes nothing', async (_, signing) => {
  const paid = await book();
  expect(await post(paymentIntentSucceeded(paid), signing)).toBe(400);
  expect(await storedReservations(paid.uid)).toMatchObject([{ status: 'pending', version: 1 }]);
  expect(await post(paymentIntentSucceeded(paid), { ageSeconds: 290 })).toBe(200);
  expect(await storedReservations(paid.uid)).toMatchObject([{ status: 'confirmed', version: 2 }]);
});

test('answers 200 to a foreign, unknown or wrong payment, and changes nothing', async () => {
  const paid = await book();
  const foreign = { ...paid, metadata: { order: '17' } };
  const unknown = { ...paid, metadata: { ...paid.metadata, reservationId: 'nobody-made-this' } };
  const cheap = { ...paid, paymentId: newId('pi'), amount: paid.amount - 1 };
  const refund = { id: newId('evt'), object: 'event', type: 'charge.refunded', data: { object: { id: 'ch_1' } } };
  const events = [foreign, unknown, cheap].map(paymentIntentSucceeded);
  for (const event of [...events, refund]) expect(await post(event)).toBe(200);
  expect(await storedReservations(paid.uid)).toMatchObject([
    { status: 'pending', version: 1, paymentStatus: 'pending' },
  ]);
});

test('records an unmatched payment once, for a refund by hand', async () => {
  const paid = await book();
  await post(paymentIntentSucceeded(paid));
  const second = { ...paid, paymentId: newId('pi') };
  for (let n = 0; n < 3; n++) await post(paymentIntentSucceeded(second));
  const { docs } = await firestore
    .collection(`serviceProviders/${tenant.providerId}/unmatchedPayments`)
    .where('userId', '==', paid.uid)
    .get();
  expect(docs.map((document) => document.data())).toMatchObject([
    {
      paymentId: second.paymentId,
      amount: price,
      gateway: 'stripe',
      reservationId: paid.reservationId,
      rejection: { code: 'failed-precondition' },
    },
  ]);
  expect(await storedReservations(paid.uid)).toMatchObject([{ paymentId: paid.paymentId, version: 2 }]);
});

/** A database that rejects writes. */
const broken = new Proxy(firestore, {
  get: (target, key) => {
    if (key === 'batch') {
      const batch = target.batch();
      batch.commit = () => Promise.reject(Object.assign(new Error('UNAVAILABLE'), { code: 14 }));
      return () => batch;
    }
    const value: unknown = Reflect.get(target, key);
    return typeof value === 'function' ? value.bind(target) : value;
  },
});

test('throws when it cannot write a payment, so that the gateway retries', async () => {
  const paid = await book();
  const payment = {
    paymentId: paid.paymentId,
    amount: price,
    providerId: tenant.providerId,
    userId: paid.uid,
    subject: { reservationId: paid.reservationId },
  };
  const clock = () => new Date();
  await expect(reportPayment({ firestore: broken, clock }, 'stripe', payment)).rejects.toThrow('UNAVAILABLE');
  expect(await reportPayment({ firestore, clock }, 'stripe', payment)).toMatchObject({ outcome: 'applied' });
});

test('marks money for a cancelled booking as refundDue, and revives an expired booking', async () => {
  const [cancelled, expired] = [await book(), await book()];
  const { providerId } = tenant;
  const target = ({ uid, reservationId }: Booked) => ({ userId: uid, reservationId });
  await mustRun(userActor(cancelled.uid), makeCommand('reservation.cancel', providerId, target(cancelled)));
  const late = new Date(Date.now() + 16 * 60_000);
  await mustRun(systemActor, makeCommand('reservation.expire', providerId, target(expired)), late);
  await post(paymentIntentSucceeded(cancelled));
  await post(paymentIntentSucceeded(expired));
  const refundDue = { paymentStatus: 'refundDue', refundDue: price };
  expect(await storedReservations(cancelled.uid)).toMatchObject([{ status: 'cancelled', ...refundDue }]);
  expect(await storedReservations(expired.uid)).toMatchObject([{ status: 'confirmed', paymentStatus: 'paid' }]);
});

test('activates a paid subscription through the same webhook', async () => {
  const { providerId } = tenant;
  await putPlan(providerId, 'club', { name: 'Club', periodMonths: 1, price });
  const [uid, subscriptionId] = [newId('user'), newId('subscription')];
  await mustRun(userActor(uid), makeCommand('subscription.create', providerId, { subscriptionId, planId: 'club' }));
  const paid = { paymentId: newId('pi'), amount: price.amount, metadata: { providerId, userId: uid, subscriptionId } };
  for (const event of [checkoutCompleted(paid), paymentIntentSucceeded(paid)]) expect(await post(event)).toBe(200);
  const stored = await firestore.doc(`endUsers/${uid}/subscriptions/${subscriptionId}`).get();
  expect(stored.data()).toMatchObject({ status: 'active', version: 2, paymentId: paid.paymentId });
});
