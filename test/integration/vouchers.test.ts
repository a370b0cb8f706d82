import { randomUUID } from 'node:crypto';
import { soldVouchers, vouchers, vouchersByCode } from '@counterfoil/client/payments';
import { reservationSchema, type Voucher, voucherRef, voucherSchema } from '@counterfoil/domain';
import { beforeAll, expect, test } from 'vitest';
import { auditDays } from '../../functions/src/audit/audit-days.ts';
import { auditRefunds } from '../../functions/src/audit/audit-refunds.ts';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import { auditVouchers } from '../../functions/src/audit/audit-vouchers.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { firestore } from '../kit/admin.ts';
import { callCheckout } from '../kit/call.ts';
import { makeCommand } from '../kit/command.ts';
import { eventually } from '../kit/eventually.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, userActor } from '../kit/run.ts';
import { storedReservations } from '../kit/stored-bookings.ts';
import { automatic, createTenant, inDays, price, type Tenant } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { idToken, signIn, type TestUser } from '../kit/user.ts';

const terms = { packages: ['10 20000 365'], giftCardDays: 365 };
const pay = { ...automatic, ...terms, capacity: 200, confirmation: 'payment' as const };
let tenant: Tenant;
beforeAll(async () => {
  const cancellationPolicy = { freeUntilHours: 1000, feePercent: 50, noShowFeePercent: 100 };
  tenant = await createTenant({ services: { pay, late: { ...pay, cancellationPolicy } } });
});

const stored = async (voucherId: string): Promise<Voucher> =>
  voucherSchema.parse(withDates((await firestore.doc(voucherRef(tenant.providerId, voucherId).path).get()).data()));

const expectAudited = async (): Promise<void> => {
  for (const audit of [auditReservations, auditRefunds, auditVouchers])
    expect((await audit(firestore, tenant.providerId)).broken).toEqual([]);
};

type Subject = { readonly voucherId: string } | { readonly reservationId: string };

const openPage = async (uid: string, subject: Subject): Promise<string> => {
  const { providerId } = tenant;
  const returnUrl = 'http://127.0.0.1:5000/?paid';
  const how = { kind: 'session', returnUrl, cancelUrl: returnUrl } as const;
  const { result } = await callCheckout(await idToken(uid), { providerId, ...subject, ...how });
  return result?.url ?? '';
};

const payOn = (url: string) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ do: 'pay' }), redirect: 'manual' });

const payOnPage = async (uid: string, subject: Subject): Promise<string> => {
  const url = await openPage(uid, subject);
  const page = await (await fetch(url)).text();
  await payOn(url);
  return page;
};

const book = async (uid: string, hour = 12, serviceId = 'pay'): Promise<string> => {
  const reservationId = newId('booking');
  const payload = { reservationId, serviceId, startTime: inDays(3, hour).toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', tenant.providerId, payload));
  return reservationId;
};

const redeem = (uid: string, voucherId: string, reservationId: string) =>
  run(userActor(uid), makeCommand('voucher.redeem', tenant.providerId, { voucherId, reservationId, userId: uid }));

/** The desk sells a gift card. */
const sell = async (amount: number): Promise<string> => {
  const voucherId = randomUUID();
  const payload = { voucherId, serviceId: 'pay', amount };
  await mustRun(userActor(tenant.ownerId), makeCommand('voucher.sell', tenant.providerId, payload));
  return voucherId;
};

const take = (uid: string, voucherId: string) =>
  run(userActor(uid), makeCommand('voucher.take', tenant.providerId, { voucherId }));

const buyTen = async ({ counterfoil }: TestUser): Promise<string> => {
  const voucherId = randomUUID();
  const payload = { voucherId, serviceId: 'pay', visits: 10 };
  const bought = await counterfoil.send({ type: 'voucher.buy', providerId: tenant.providerId, payload });
  expect(bought.outcome).toBe('applied');
  return voucherId;
};

test('a customer buys ten visits, books with one, and the provider gives the other nine back', async () => {
  const [ada, owner] = await Promise.all([signIn(), signIn(tenant.ownerId)]);
  const voucherId = await buyTen(ada);
  const held = vouchers(ada.counterfoil, tenant.providerId);
  await eventually(held, ({ data }) => data[0]?.status === 'pending');
  expect(await payOnPage(ada.uid, { voucherId })).toContain('Pay 200.00 €');
  const { data } = await eventually(held, (one) => one.data[0]?.status === 'active');
  expect(data).toMatchObject([{ left: 10, paymentStatus: 'paid', gateway: 'stripe' }]);

  const reservationId = await book(ada.uid);
  expect((await redeem(ada.uid, voucherId, reservationId)).outcome).toBe('applied');
  await eventually(held, (one) => one.data[0]?.left === 9);
  expect(await storedReservations(ada.uid)).toMatchObject([
    { status: 'confirmed', paymentStatus: 'none', credit: { voucherId, visits: 1 } },
  ]);
  await expectAudited();

  const sold = soldVouchers(owner.counterfoil, tenant.providerId);
  await eventually(sold, (one) => one.data.some((voucher) => voucher.voucherId === voucherId));
  const code = data[0]?.code ?? '';
  await eventually(vouchersByCode(owner.counterfoil, tenant.providerId, code), (one) => one.data.length === 1);
  await mustRun(userActor(tenant.ownerId), makeCommand('voucher.refund', tenant.providerId, { voucherId }));
  await invokeSchedule('sendRefunds');
  const after = await until(
    () => stored(voucherId),
    (one) => one.paymentStatus === 'refunded',
  );
  expect(after).toMatchObject({
    status: 'refunded',
    left: 0,
    refundedUnits: 9,
    refunded: { ...price, amount: 18_000 },
  });
  await expectAudited();

  const notes = await until(
    async () =>
      (await firestore.collection(`endUsers/${ada.uid}/notifications`).get()).docs.map((one) => one.get('type')),
    (types) => types.includes('voucherRefunded'),
  );
  expect(notes).toEqual(expect.arrayContaining(['voucherActivated', 'reservationConfirmed', 'voucherRefunded']));
  await Promise.all([ada.close(), owner.close()]);
});

test('a gift card pays a part, and the payment page asks for the rest', async () => {
  const [voucherId, uid] = [await sell(1000), newId('user')];
  expect((await take(uid, voucherId)).outcome).toBe('applied');
  const reservationId = await book(uid);
  await redeem(uid, voucherId, reservationId);
  expect(await payOnPage(uid, { reservationId })).toContain('Pay 15.00 €');
  const paid = await until(
    async () => reservationSchema.parse((await storedReservations(uid))[0]),
    (one) => one.status === 'confirmed',
  );
  expect(paid).toMatchObject({ paymentStatus: 'paid', credit: { amount: { amount: 1000 } } });
  await mustRun(
    userActor(tenant.ownerId),
    makeCommand('reservation.cancel', tenant.providerId, { userId: uid, reservationId }),
  );
  expect((await storedReservations(uid))[0]).toMatchObject({ refundDue: { ...price, amount: 1500 } });
  expect(await stored(voucherId)).toMatchObject({ status: 'active', left: 1000 });
  await expectAudited();
});

test('of 20 bookings that race for the last money of a card, one has it', async () => {
  const uid = newId('user');
  const voucherId = await sell(price.amount);
  await take(uid, voucherId);
  const bookings = await Promise.all(Array.from({ length: 20 }, (_, n) => book(uid, 9 + (n % 6))));
  const outcomes = await Promise.all(bookings.map((reservationId) => redeem(uid, voucherId, reservationId)));
  expect(outcomes.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
  expect(await stored(voucherId)).toMatchObject({ status: 'used', left: 0 });
  expect((await storedReservations(uid)).filter(({ status }) => status === 'confirmed')).toHaveLength(1);
  await expectAudited();
});

test('of ten who take a gift card at once, one has it, until they give it to the next one', async () => {
  const voucherId = await sell(500);
  const people = Array.from({ length: 10 }, () => newId('user'));
  const outcomes = await Promise.all(people.map((uid) => take(uid, voucherId)));
  expect(outcomes.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
  const { userId = '', version } = await stored(voucherId);
  expect([people.includes(userId), version]).toEqual([true, 2]);

  await mustRun(userActor(userId), makeCommand('voucher.giveAway', tenant.providerId, { voucherId }));
  const others = people.filter((uid) => uid !== userId);
  const again = await Promise.all(others.map((uid) => take(uid, voucherId)));
  expect(again.filter(({ outcome }) => outcome === 'applied')).toHaveLength(1);
  expect(others).toContain((await stored(voucherId)).userId);
});

test('a page that was open while a card paid is paid: the booking is paid once, and the card is whole again', async () => {
  const [voucherId, uid] = [await sell(1000), newId('user')];
  await take(uid, voucherId);
  const reservationId = await book(uid);
  const url = await openPage(uid, { reservationId });
  expect((await redeem(uid, voucherId, reservationId)).outcome).toBe('applied');
  await payOn(url);
  const paid = await until(
    async () => reservationSchema.parse((await storedReservations(uid))[0]),
    (one) => one.status === 'confirmed',
  );
  expect(paid).toMatchObject({ paymentStatus: 'paid' });
  expect(paid).not.toHaveProperty('credit');
  expect(await stored(voucherId)).toMatchObject({ status: 'active', left: 1000 });
  await expectAudited();
});

test('the fee that a card pays is revenue of the day, and the audit of the days agrees', async () => {
  const [voucherId, uid] = [await sell(price.amount), newId('user')];
  await take(uid, voucherId);
  const reservationId = await book(uid, 12, 'late');
  expect((await redeem(uid, voucherId, reservationId)).outcome).toBe('applied');
  await mustRun(userActor(uid), makeCommand('reservation.cancel', tenant.providerId, { userId: uid, reservationId }));
  expect(await stored(voucherId)).toMatchObject({ left: price.amount / 2 });
  await until(
    () => auditDays(firestore, tenant.providerId),
    ({ broken }) => broken.length === 0,
  );
});

test('the schedule ends what nobody paid, and a late payment still counts', async () => {
  const ada = await signIn();
  const voucherId = await buyTen(ada);
  const { path } = voucherRef(tenant.providerId, voucherId);
  const past = new Date(Date.now() - 60_000);
  await firestore.doc(path).update({ dueAt: past, holdExpiresAt: past });
  await invokeSchedule('expireSubscriptions');
  await until(
    () => stored(voucherId),
    (one) => one.status === 'cancelled',
  );
  const payment = { paymentId: newId('pi'), gateway: 'stripe', amount: { ...price, amount: 20_000 } };
  await mustRun(
    { kind: 'system', name: 'payments' },
    makeCommand('voucher.confirmPayment', tenant.providerId, { userId: ada.uid, voucherId, ...payment }),
  );
  expect(await stored(voucherId)).toMatchObject({ status: 'active', left: 10 });
  await ada.close();
});
