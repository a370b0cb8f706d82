import { beforeAll, describe, expect, test } from 'vitest';
import { auditReservations } from '../../functions/src/audit/audit-reservations.ts';
import {
  chargeDisputed,
  chargeRefunded,
  checkoutCompleted,
  fromAccount,
  type Paid,
  paymentIntentSucceeded,
  postToWebhook,
  refundFailed,
} from '../../scripts/demo/stripe.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, systemActor, userActor } from '../kit/run.ts';
import { foldEvents, storedEvents, storedReservations } from '../kit/stored-bookings.ts';
import { automatic, createTenant, inDays, price, putPlan, type Tenant } from '../kit/tenant.ts';

const pay = { ...automatic, capacity: 200, confirmation: 'payment' as const };
let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant({ services: { pay } });
});

const post = async (event: object): Promise<void> => expect(await postToWebhook(emulators.functions, event)).toBe(200);

interface Booked extends Paid {
  readonly uid: string;
  readonly reservationId: string;
}

const wanted = ({ providerId } = tenant): Booked => {
  const [uid, reservationId] = [newId('user'), newId('booking')];
  const metadata = { providerId, userId: uid, reservationId };
  return { uid, reservationId, paymentId: newId('pi'), amount: price.amount, metadata };
};

const book = async ({ uid, reservationId }: Booked, { providerId } = tenant): Promise<void> => {
  const payload = { reservationId, serviceId: 'pay', startTime: inDays(3, 12).toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload));
};

const paid = async (): Promise<Booked> => {
  const booked = wanted();
  await book(booked);
  await post(paymentIntentSucceeded(booked));
  return booked;
};

/** A booking that was paid and cancelled: its price is due for refund. */
const cancelled = async (): Promise<Booked> => {
  const booked = await paid();
  const target = { userId: booked.uid, reservationId: booked.reservationId };
  await mustRun(userActor(booked.uid), makeCommand('reservation.cancel', tenant.providerId, target));
  return booked;
};

const stored = async ({ uid }: Pick<Booked, 'uid'>) => (await storedReservations(uid))[0];

const unmatched = async ({ paymentId }: Pick<Paid, 'paymentId'>) => {
  const { docs } = await firestore.collectionGroup('unmatchedPayments').where('paymentId', '==', paymentId).get();
  return docs.map((document) => document.data());
};

const half = price.amount / 2;

describe('a refund that was due', () => {
  test('is closed by the refund, in parts, and both sides agree', async () => {
    const booked = await cancelled();
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refundDue', refundDue: price });
    await post(chargeRefunded({ ...booked, refunded: half }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refundDue', refunded: { ...price, amount: half } });
    const rest = chargeRefunded({ ...booked, refunded: price.amount });
    for (let n = 0; n < 3; n++) await post(rest);
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refunded', refunded: price, version: 5 });
    expect(foldEvents(await storedEvents(booked.uid))).toEqual(await stored(booked));
    expect((await auditReservations(firestore, tenant.providerId)).broken).toEqual([]);
  });

  test('is not opened again by an older report that arrives later', async () => {
    const booked = await cancelled();
    const now = Math.floor(Date.now() / 1000);
    await post(chargeRefunded({ ...booked, refunded: price.amount, at: now }));
    await post(chargeRefunded({ ...booked, refunded: half, at: now - 60 }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
  });

  test('is opened again if the refund fails', async () => {
    const booked = await cancelled();
    const now = Math.floor(Date.now() / 1000);
    await post(chargeRefunded({ ...booked, refunded: price.amount, at: now }));
    await post(refundFailed({ ...booked, refunded: price.amount, at: now + 60 }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refundDue' });
    await post(chargeRefunded({ ...booked, refunded: price.amount, at: now + 120 }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
  });

  test('rests while the customer disputes the payment, and is due again if the provider wins', async () => {
    const booked = await cancelled();
    const now = Math.floor(Date.now() / 1000);
    await post(chargeDisputed({ ...booked, status: 'needs_response', at: now }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'disputed', refundDue: price });
    await post(chargeDisputed({ ...booked, status: 'won', at: now + 60 }));
    // Late: the dispute is closed.
    await post(chargeDisputed({ ...booked, status: 'needs_response', at: now }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refundDue', refundDue: price });
  });

  test('is closed if the provider loses the dispute', async () => {
    const booked = await cancelled();
    await post(chargeDisputed({ ...booked, status: 'lost' }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
  });

  test('does not change through a mere inquiry of the bank', async () => {
    const booked = await cancelled();
    await post(chargeDisputed({ ...booked, status: 'warning_needs_response' }));
    await post(chargeDisputed({ ...booked, status: 'warning_closed' }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refundDue', version: 3 });
  });
});

test('a refund that nobody had to give is shown, and is due no second time', async () => {
  const booked = await paid();
  await post(chargeRefunded({ ...booked, refunded: price.amount }));
  expect(await stored(booked)).toMatchObject({ status: 'confirmed', paymentStatus: 'refunded', refunded: price });
  const target = { userId: booked.uid, reservationId: booked.reservationId };
  await mustRun(userActor(booked.uid), makeCommand('reservation.cancel', tenant.providerId, target));
  const back = { paymentStatus: 'refunded', refundDue: price, refunded: price };
  expect(await stored(booked)).toMatchObject({ status: 'cancelled', ...back });
});

test('a subscription whose payment came too late is refunded', async () => {
  const { providerId } = tenant;
  await putPlan(providerId, 'club', { name: 'Club', periodMonths: 1, price });
  const [uid, subscriptionId] = [newId('user'), newId('subscription')];
  const target = { userId: uid, subscriptionId };
  await mustRun(userActor(uid), makeCommand('subscription.create', providerId, { subscriptionId, planId: 'club' }));
  await mustRun(userActor(uid), makeCommand('subscription.cancel', providerId, target));
  const late = { paymentId: newId('pi'), amount: price.amount, metadata: { providerId, userId: uid, subscriptionId } };
  await post(checkoutCompleted(late));
  const document = firestore.doc(`endUsers/${uid}/subscriptions/${subscriptionId}`);
  expect((await document.get()).data()).toMatchObject({ paymentStatus: 'refundDue', refundDue: price });
  await post(chargeRefunded({ ...late, refunded: price.amount }));
  expect((await document.get()).data()).toMatchObject({ paymentStatus: 'refunded', refunded: price });
});

describe('an unmatched payment', () => {
  const stray = async (): Promise<Booked> => {
    const booked = wanted();
    await post(paymentIntentSucceeded(booked));
    expect(await unmatched(booked)).toMatchObject([{ status: 'open', amount: price }]);
    return booked;
  };

  test('is closed by its refund, in parts', async () => {
    const booked = await stray();
    await post(chargeRefunded({ ...booked, refunded: half }));
    expect(await unmatched(booked)).toMatchObject([{ status: 'open', refunded: { ...price, amount: half } }]);
    await post(chargeRefunded({ ...booked, refunded: price.amount }));
    expect(await unmatched(booked)).toMatchObject([{ status: 'closed', refunded: price }]);
    await post(checkoutCompleted(booked));
    expect(await unmatched(booked)).toMatchObject([{ status: 'closed' }]);
  });

  test('is closed while it is disputed, and open again if the provider wins', async () => {
    const booked = await stray();
    const now = Math.floor(Date.now() / 1000);
    await post(chargeDisputed({ ...booked, status: 'needs_response', at: now }));
    expect(await unmatched(booked)).toMatchObject([{ status: 'closed' }]);
    await post(chargeDisputed({ ...booked, status: 'won', at: now + 60 }));
    expect(await unmatched(booked)).toMatchObject([{ status: 'open' }]);
  });

  test('goes when its booking exists and it is reported again', async () => {
    const booked = await stray();
    await book(booked);
    await post(checkoutCompleted(booked));
    expect(await stored(booked)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
    expect(await unmatched(booked)).toEqual([]);
  });

  test('goes if two reports race while its booking is made', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const booked = wanted();
        await Promise.all([book(booked), post(paymentIntentSucceeded(booked)), post(checkoutCompleted(booked))]);
        await post(checkoutCompleted(booked));
        return booked;
      }),
    );
    for (const booked of all) {
      expect(await stored(booked)).toMatchObject({ paymentStatus: 'paid' });
      expect(await unmatched(booked)).toEqual([]);
    }
  });
});

describe('a payment that was applied is never money to give back', () => {
  test('reported again with another amount', async () => {
    const booked = await paid();
    for (const amount of [price.amount - 1, price.amount + 500]) {
      await post(paymentIntentSucceeded({ ...booked, amount }));
    }
    expect(await unmatched(booked)).toEqual([]);
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'paid', version: 2 });
  });

  test('reported again for another booking', async () => {
    const [booked, other] = [await paid(), wanted()];
    await book(other);
    await post(paymentIntentSucceeded({ ...booked, metadata: other.metadata }));
    expect(await unmatched(booked)).toEqual([]);
    expect(await stored(other)).toMatchObject({ status: 'pending', paymentStatus: 'pending' });
  });

  test("reported again under a new command id, by a provider's own server", async () => {
    const booked = await paid();
    const { uid: userId, reservationId, paymentId } = booked;
    const report = (amount: number) => {
      const payload = { userId, reservationId, paymentId, gateway: 'stripe', amount: { ...price, amount } };
      return run(systemActor, makeCommand('reservation.confirmPayment', tenant.providerId, payload));
    };
    expect(await report(price.amount)).toMatchObject({ outcome: 'applied', version: 2, eventIds: [] });
    expect(await report(price.amount - 1)).toMatchObject({
      outcome: 'rejected',
      rejection: { code: 'failed-precondition', details: { reason: 'applied' } },
    });
    expect(await stored(booked)).toMatchObject({ version: 2 });
  });
});

test('a payment confirms nothing if its refund was reported first', async () => {
  const booked = wanted();
  await book(booked);
  await post(chargeRefunded({ ...booked, refunded: price.amount }));
  await post(paymentIntentSucceeded(booked));
  expect(await stored(booked)).toMatchObject({ status: 'pending', paymentStatus: 'pending' });
  expect(await unmatched(booked)).toEqual([]);
});

describe('with Connect', () => {
  const connected = async (): Promise<Tenant> => {
    const own = await createTenant({ services: { pay } });
    await firestore.doc(`serviceProviders/${own.providerId}`).update({ paymentAccount: 'acct_own' });
    return own;
  };

  test("a payment counts only from the provider's own account", async () => {
    const own = await connected();
    for (const account of ['acct_thief', undefined]) {
      const booked = wanted(own);
      await book(booked, own);
      const event = paymentIntentSucceeded(booked);
      await post(account ? fromAccount(account, event) : event);
      expect(await stored(booked)).toMatchObject({ status: 'pending', version: 1 });
      expect(await unmatched(booked)).toMatchObject([{ rejection: { details: { reason: 'account' } } }]);
    }
    const booked = wanted(own);
    await book(booked, own);
    await post(fromAccount('acct_own', paymentIntentSucceeded(booked)));
    expect(await stored(booked)).toMatchObject({ status: 'confirmed' });
  });

  test('a provider without an account is paid on the platform only', async () => {
    const booked = wanted();
    await book(booked);
    await post(fromAccount('acct_thief', paymentIntentSucceeded(booked)));
    expect(await stored(booked)).toMatchObject({ status: 'pending', version: 1 });
  });

  test('a refund that another account reports first neither hinders the payment nor closes its entry', async () => {
    const [booked, stray] = [wanted(), wanted()];
    await book(booked);
    const stranger = (paid: Booked) => fromAccount('acct_thief', chargeRefunded({ ...paid, refunded: price.amount }));
    await post(stranger(booked));
    await post(paymentIntentSucceeded(booked));
    expect(await stored(booked)).toMatchObject({ status: 'confirmed', paymentStatus: 'paid' });
    await post(chargeRefunded({ ...booked, refunded: price.amount }));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refunded', refunded: price });
    await post(stranger(stray));
    await post(paymentIntentSucceeded(stray));
    await post(stranger(stray));
    expect(await unmatched(stray)).toMatchObject([{ status: 'open' }]);
    await post(chargeRefunded({ ...stray, refunded: price.amount }));
    expect(await unmatched(stray)).toMatchObject([{ status: 'closed' }]);
  });

  test('a refund counts only from the account that was paid', async () => {
    const booked = await cancelled();
    await post(fromAccount('acct_thief', chargeRefunded({ ...booked, refunded: price.amount })));
    expect(await stored(booked)).toMatchObject({ paymentStatus: 'refundDue', version: 3 });
  });
});
