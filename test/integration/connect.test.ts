import {
  hourMs,
  invariant,
  type Money,
  paymentAccountRef,
  paymentRef,
  refundIdOf,
  refundRef,
  secondMs,
} from '@counterfoil/domain';
import { beforeEach, describe, expect, test } from 'vitest';
import { closeCheckout, sweepCheckouts } from '../../functions/src/payments/close-checkout.ts';
import { connectAccount, refreshAccount } from '../../functions/src/payments/connect-account.ts';
import { readPlatformFee } from '../../functions/src/payments/platform-fee.ts';
import { startCheckout } from '../../functions/src/payments/start-checkout.ts';
import { sweepRefunds } from '../../functions/src/payments/sweep-refunds.ts';
import { feeLeft } from '../../scripts/payment-page/ledger.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import {
  bookAndCheckOut,
  cancel,
  deliver,
  deliverAll,
  openPaymentWorld,
  type PaidBooking,
  type PaymentWorld,
} from '../kit/payment-world.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { foldEvents, storedEvents, storedReservations } from '../kit/stored-bookings.ts';
import { inDays, price } from '../kit/tenant.ts';

const urls = { returnUrl: 'http://127.0.0.1:5000/done', refreshUrl: 'http://127.0.0.1:5000/again' };
let world: PaymentWorld;
beforeEach(async () => {
  world = await openPaymentWorld();
});

const owner = () => userActor(world.ownerId);
const connect = (actor = owner(), payer = world.payer) =>
  connectAccount(payer, { providerId: world.providerId, actor, ...urls });
const account = async () => (await world.database.doc(paymentAccountRef(world.providerId).path).get()).data();
const provider = async () => (await world.database.doc(`serviceProviders/${world.providerId}`).get()).data();
const setFee = (basisPoints: number, fixed = '') =>
  Object.assign(world.payer, { fee: readPlatformFee(basisPoints, fixed) });

/** Goes through the gateway's form, and delivers what the gateway reports. */
const complete = async (url: string) => {
  const { status, headers } = await fetch(url, { method: 'POST', redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([303, urls.returnUrl]);
  await deliverAll(world);
};

const connected = async (): Promise<string> => {
  const link = await connect();
  invariant('url' in link, 'no link');
  await complete(link.url);
  return (await account())?.accountId;
};

const booking = async ({ uid }: PaidBooking) => (await storedReservations(uid, world.database))[0];

const paid = async (serviceId: 'pay' | 'part' | 'strict' = 'pay'): Promise<PaidBooking> => {
  const booked = await bookAndCheckOut(world, serviceId);
  world.page.pay(booked.paymentId);
  await deliverAll(world);
  expect(await booking(booked)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
  return booked;
};

/** A booking that waits for its payment, without a checkout. */
const wanted = async () => {
  const { providerId, database, now } = world;
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(3, 12, now).toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload), now, database);
  return { userId: uid, providerId, subject: { reservationId }, kind: 'intent', returnUrl: '', cancelUrl: '' } as const;
};

const euros = (amount: number): Money => ({ ...price, amount });

test('an owner opens an account, completes it, and gets what customers pay, without the platform’s part', async () => {
  setFee(250, 'EUR=0.30');
  const before = await paid();
  expect(await connect()).toMatchObject({ state: 'pending', url: expect.stringContaining('/connect/acct_') });
  expect(await account()).toMatchObject({ state: 'pending', due: ['business_profile.url', 'external_account'] });
  // Nobody can pay it yet, so payments go on to the platform, whole.
  const early = await bookAndCheckOut(world, 'pay');
  expect((await provider())?.paymentAccount).toBeUndefined();

  const accountId = await connected();
  expect(await account()).toMatchObject({ state: 'active', chargesEnabled: true, payoutsEnabled: true, due: [] });
  expect(await provider()).toMatchObject({ paymentAccount: accountId });
  const after = await paid();
  const { intents } = world.page.ledger;
  const parts = [before, early, after].map(({ paymentId }) => {
    const { account: to, application_fee_amount: fee } = intents.get(paymentId) ?? {};
    return [to, fee];
  });
  expect(parts).toEqual([
    [undefined, null],
    [undefined, null],
    [accountId, 93],
  ]);
  // Somebody still had the form of before on their screen.
  world.page.pay(early.paymentId);
  await deliverAll(world);
  expect(await booking(early)).toMatchObject({ status: 'confirmed' });
});

test('the platform’s part of a deposit is a part of what is charged, not of the price', async () => {
  setFee(250, 'EUR=0.30');
  await connected();
  const booked = await paid('part');
  const { amount, application_fee_amount: fee } = world.page.ledger.intents.get(booked.paymentId) ?? {};
  expect([amount, fee]).toEqual([1000, 55]);
});

test('a refund gives the platform’s part back in proportion, to the cent', async () => {
  setFee(250, 'EUR=0.30');
  await connected();
  const [whole, part] = [await paid(), await paid('strict')];
  for (const booked of [whole, part]) await cancel(world, booked);
  expect(await sweepRefunds(world.payer)).toEqual({ done: 2, failures: [] });
  await deliverAll(world);
  const { ledger } = world.page;
  // 33 of 100 cents go back, and 30.69 of 93.
  expect([whole, part].map(({ paymentId }) => feeLeft(ledger, paymentId))).toEqual([0, 62]);
  expect(await booking(whole)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
  expect(await booking(part)).toMatchObject({ paymentStatus: 'refunded', refunded: euros(825) });
});

test('a refund of a payment without a part of the platform’s goes back, too, and so does one of before', async () => {
  const before = await paid();
  await connected();
  const after = await paid();
  setFee(250);
  for (const booked of [before, after]) await cancel(world, booked);
  expect(await sweepRefunds(world.payer)).toEqual({ done: 2, failures: [] });
  await deliverAll(world);
  for (const booked of [before, after]) expect(await booking(booked)).toMatchObject({ paymentStatus: 'refunded' });
});

test('a repeated checkout is the same, although the platform’s part has changed meanwhile', async () => {
  setFee(250);
  await connected();
  const request = await wanted();
  world.page.faults = () => ({ kind: 'lostAnswer' });
  expect(await startCheckout(world.payer, request)).toMatchObject({ reason: 'busy' });
  world.page.faults = () => undefined;
  setFee(500);
  const answer = await startCheckout(world.payer, request);
  invariant('paymentId' in answer, 'no intent');
  expect(world.page.ledger.intents.get(answer.paymentId)?.application_fee_amount).toBe(63);
  expect(world.page.ledger.intents.size).toBe(1);
});

test('a dispute of the account’s payment comes to the booking, and only from that account', async () => {
  const accountId = await connected();
  const booked = await paid();
  world.page.dispute(booked.paymentId, 'needs_response');
  const [event] = world.events.splice(0);
  await deliver(world, { ...event, account: 'acct_thief' });
  expect(await booking(booked)).toMatchObject({ paymentStatus: 'paid' });
  await deliver(world, { ...event, account: accountId });
  expect(await booking(booked)).toMatchObject({ paymentStatus: 'disputed' });
  await cancel(world, booked);
  const { path } = refundRef(world.providerId, refundIdOf('stripe', booked.paymentId));
  world.now = new Date(world.now.getTime() + 60 * secondMs);
  world.page.dispute(booked.paymentId, 'won');
  await deliverAll(world);
  expect(await booking(booked)).toMatchObject({ paymentStatus: 'refundDue' });
  expect(await sweepRefunds(world.payer)).toMatchObject({ failures: [] });
  expect((await world.database.doc(path).get()).data()).toMatchObject({ status: 'sent' });
  await deliverAll(world);
  expect(await booking(booked)).toMatchObject({ paymentStatus: 'refunded' });
  const { path: payment } = paymentRef('stripe', booked.paymentId);
  expect((await world.database.doc(payment).get()).data()).toMatchObject({ account: accountId });
  expect(foldEvents(await storedEvents(booked.uid, world.database))).toEqual(await booking(booked));
});

test('two tabs open one account, and a second call links to it', async () => {
  const links = await Promise.all([connect(), connect(), connect()]);
  const again = await connect();
  expect(world.page.ledger.accounts.size).toBe(1);
  const urlsGiven = [...links, again].map((link) => ('url' in link ? link.url : link.reason));
  expect(new Set(urlsGiven).size).toBe(1);
  expect(await account()).toMatchObject({ number: 1, version: 1 });
});

test.each(['lostAnswer', 'errorAfterActing', 'down', 'error'] as const)(
  'opens one account if the gateway fails with «%s»',
  async (kind) => {
    world.page.faults = () => ({ kind });
    expect(await connect()).toMatchObject({ reason: 'busy' });
    world.page.faults = () => undefined;
    expect(await account()).toBeUndefined();
    // Stripe repeats an error of its own to the same key for a day.
    if (kind.startsWith('error')) world.page.ledger.answers.clear();
    expect(await connect()).toMatchObject({ state: 'pending' });
    const opened = kind === 'errorAfterActing' ? 2 : 1;
    expect(world.page.ledger.accounts.size).toBe(opened);
    expect(await account()).toMatchObject({ number: 1 });
  },
);

describe('the state follows the gateway', () => {
  const restricted = {
    charges_enabled: true,
    payouts_enabled: false,
    requirements: { currently_due: ['external_account'], past_due: ['external_account'], disabled_reason: 'listed' },
  };

  test('by notices in any order, and by a refresh', async () => {
    const accountId = await connected();
    const { page, payer, providerId } = world;
    page.changeAccount(accountId, restricted);
    page.changeAccount(accountId, { payouts_enabled: true });
    page.changeAccount(accountId, restricted);
    for (const event of world.events.splice(0).reverse()) await deliver(world, event);
    const due = { due: ['external_account'], disabledReason: 'listed' };
    expect(await account()).toMatchObject({ state: 'restricted', payoutsEnabled: false, ...due });
    // It can still be paid.
    await paid();
    page.changeAccount(accountId, { payouts_enabled: true });
    world.events.splice(0);
    const request = { providerId, actor: owner() };
    expect(await refreshAccount(payer, request)).toEqual({ state: 'active' });
    expect(await account()).toMatchObject({ state: 'active' });
  });

  test('while it cannot be paid, nobody is sent to it, nor to the platform', async () => {
    const accountId = await connected();
    const request = await wanted();
    world.page.changeAccount(accountId, { charges_enabled: false });
    await deliverAll(world);
    expect(await startCheckout(world.payer, request)).toEqual({ reason: 'account-not-ready' });
    expect(world.page.ledger.intents.size).toBe(0);
    world.page.changeAccount(accountId, { charges_enabled: true });
    await deliverAll(world);
    expect(await startCheckout(world.payer, request)).toMatchObject({ paymentId: expect.any(String) });
  });

  test('a notice of an account that is nobody’s changes nothing', async () => {
    const accountId = await connected();
    const before = await account();
    world.page.changeAccount(accountId, restricted);
    const [event] = world.events.splice(0);
    await deliver(world, { ...event, account: 'acct_stranger' });
    expect(await account()).toEqual(before);
  });

  test('once its owner cuts the connection, payments are refused until another account is ready', async () => {
    const first = await connected();
    const booked = await paid();
    world.page.cutAccount(first);
    const [cut] = world.events;
    await deliverAll(world);
    expect(await account()).toMatchObject({ state: 'disconnected', accountId: first });
    const request = await wanted();
    expect(await startCheckout(world.payer, request)).toEqual({ reason: 'account-not-ready' });
    const second = await connected();
    expect(second).not.toBe(first);
    expect(await account()).toMatchObject({ state: 'active', number: 2, replaces: first });
    // The notice of the account before comes once more.
    await deliver(world, cut ?? {});
    expect(await account()).toMatchObject({ state: 'active' });
    const answer = await startCheckout(world.payer, request);
    invariant('paymentId' in answer, 'no intent');
    expect(world.page.ledger.intents.get(answer.paymentId)).toMatchObject({ account: second });
    // The gateway lets nobody give back what lies on the account before: the owner sees it as a refund that failed.
    await cancel(world, booked);
    await sweepRefunds(world.payer);
    const { path } = refundRef(world.providerId, refundIdOf('stripe', booked.paymentId));
    expect((await world.database.doc(path).get()).data()).toMatchObject({
      status: 'due',
      failure: { code: 'account-cut' },
    });
  });
});

test('an attempt on an account that was cut off lapses by itself, and the next payment does not wait for it', async () => {
  const first = await connected();
  await bookAndCheckOut(world, 'pay');
  world.page.cutAccount(first);
  await deliverAll(world);
  const [attempt] = (await world.database.collection('checkouts').get()).docs;
  invariant(attempt, 'no attempt');
  // Somebody may pay it at this moment, and nobody would hear of it.
  expect(await closeCheckout(world.payer, attempt)).toBe('later');
  world.now = new Date(world.now.getTime() + hourMs);
  expect(await sweepCheckouts(world.payer)).toEqual({ done: 1, failures: [] });
  // A renewal of the same subscription asks about it first.
  expect(await closeCheckout(world.payer, await attempt.ref.get())).toBe('closed');
});

describe('is refused', () => {
  test.each(['manager', 'staff', 'stranger'] as const)('to a %s', async (who) => {
    const uid = newId(who);
    if (who !== 'stranger') {
      const member = { role: who, active: true, version: 1, acceptedAt: world.now, createdAt: world.now };
      await world.database
        .doc(`serviceProviders/${world.providerId}/members/${uid}`)
        .set({ ...member, updatedAt: world.now, lastCommandId: 'c' });
    }
    expect(await connect(userActor(uid))).toEqual({ reason: 'needs-role' });
    expect(world.page.ledger.accounts.size).toBe(0);
    await connected();
    const request = { providerId: world.providerId, actor: userActor(uid) };
    const answer = who === 'manager' ? { state: 'active' } : { reason: 'needs-role' };
    expect(await refreshAccount(world.payer, request)).toEqual(answer);
  });

  test('unless it is switched on, and without a gateway', async () => {
    expect(await connect(owner(), { ...world.payer, connects: false })).toEqual({ reason: 'connect-off' });
    expect(await connect(owner(), { ...world.payer, gateways: new Map() })).toEqual({ reason: 'no-gateway' });
    const request = { providerId: 'nobody', actor: owner(), ...urls };
    expect(await connectAccount(world.payer, request)).toEqual({ reason: 'no-provider' });
    expect(await refreshAccount(world.payer, { ...request, providerId: world.providerId })).toEqual({
      reason: 'not-connected',
    });
    expect([world.page.ledger.accounts.size, await account()]).toEqual([0, undefined]);
  });
});
