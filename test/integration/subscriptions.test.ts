import { evolveSubscription, type Subscription, type SubscriptionEvent, subscriptionSchema } from '@counterfoil/domain';
import { merge } from 'rxjs';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { auditSubscriptions } from '../../functions/src/audit/audit-subscriptions.ts';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { listSchedules } from '../../scripts/suite/schedules.ts';
import { firestore } from '../kit/admin.ts';
import { free, openClub, paid, subscribe } from '../kit/club.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { invokeSchedule } from '../kit/invoke-schedule.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, run, systemActor, userActor } from '../kit/run.ts';
import { storedEvents } from '../kit/stored-bookings.ts';
import { systemCommand } from '../kit/system-command.ts';
import { price } from '../kit/tenant.ts';
import { signIn } from '../kit/user.ts';

const day = 86_400_000;
const ago = (days: number): Date => new Date(Date.now() - days * day);

const stored = async ({ userId, subscriptionId }: Pick<Subscription, 'userId' | 'subscriptionId'>) => {
  const document = await firestore.doc(`endUsers/${userId}/subscriptions/${subscriptionId}`).get();
  return subscriptionSchema.strict().parse(withDates(document.data()));
};

const folded = async (userId: string): Promise<Subscription | undefined> =>
  (await storedEvents(userId)).reduce<Subscription | undefined>((state, { correlationId, ...event }) => {
    const recorded = { ...event, commandId: correlationId };
    return evolveSubscription(state, recorded as typeof recorded & SubscriptionEvent);
  }, undefined);

test('shows both sides a subscription live through creation, payment and renewal', async () => {
  const { providerId, ownerId } = await openClub();
  const [customer, owner] = [await signIn(), await signIn(ownerId)];
  const gateway = await signIn(newId('gateway'), { system: true });
  const mine = customer.counterfoil.me().subscriptions();
  const view = owner.counterfoil.provider(providerId);
  const watching = merge(mine, view.subscriptions('pending'), view.subscriptions('active')).subscribe();

  const plans = await eventually(customer.counterfoil.provider(providerId).plans(), ({ data }) => data.length === 2);
  expect(plans.data).toMatchObject([
    { ...paid, id: 'paid' },
    { ...free, id: 'free' },
  ]);

  const subscriptionId = v7();
  const target = { userId: customer.uid, subscriptionId };
  const payload = { subscriptionId, planId: 'paid', subscribers: ['Ada'] };
  await customer.counterfoil.send({ type: 'subscription.create', providerId, payload });
  const own = await eventually(mine, ({ data }) => data[0]?.status === 'pending');
  expect(own.data).toMatchObject([{ ...target, price, subscribers: [{ name: 'Ada' }] }]);
  const asked = await eventually(view.subscriptions('pending'), ({ data }) => data.length === 1);
  expect(asked.data).toMatchObject([{ ...target, code: own.data[0]?.code, planName: 'Club', price }]);
  expect(JSON.stringify(asked.data)).not.toContain('Ada');

  const pay = (paymentId: string) =>
    systemCommand('subscription.confirmPayment', providerId, {
      ...target,
      paymentId,
      gateway: 'stripe',
      amount: price,
    });
  const denied = { outcome: 'rejected', rejection: { code: 'permission-denied' } };
  const [first, second] = [newId('pi'), newId('pi')];
  expect(await customer.counterfoil.send(pay(first))).toMatchObject(denied);
  expect(await gateway.counterfoil.send(pay(first))).toMatchObject({ outcome: 'applied', version: 2 });
  await eventually(view.subscriptions('pending'), ({ data }) => data.length === 0);
  const active = await eventually(view.subscriptions('active'), ({ data }) => data.length === 1);
  const running = await eventually(mine, ({ data }) => data[0]?.status === 'active');
  const until = running.data[0]?.expiryDate;
  expect(active.data).toMatchObject([{ expiryDate: until, version: 2 }]);
  const reminder = firestore.doc(`scheduledReminders/${customer.uid}.${subscriptionId}.subscriptionRenewal`);
  expect((await reminder.get()).data()).toMatchObject({ type: 'subscriptionRenewal', status: 'scheduled', providerId });

  await customer.counterfoil.send({ type: 'subscription.renew', providerId, payload: { subscriptionId } });
  await eventually(mine, ({ data }) => data[0]?.paymentStatus === 'pending');
  await gateway.counterfoil.send(pay(second));
  const renewed = await eventually(mine, ({ data }) => data[0]?.version === 4);
  expect(renewed.data[0]).toMatchObject({ termMonths: 2, paymentStatus: 'paid' });
  expect(renewed.data[0]?.expiryDate?.getTime()).toBeGreaterThan(until?.getTime() ?? Number.POSITIVE_INFINITY);
  expect(renewed.data[0]).not.toHaveProperty('renewalDue');

  expect(await folded(customer.uid)).toEqual(await stored(target));
  expect(await auditSubscriptions(firestore, providerId)).toEqual({ checked: 6, broken: [] });
  watching.unsubscribe();
  await Promise.all([customer.close(), owner.close(), gateway.close()]);
});

/** A paid subscription from one time on, with a renewal that nobody has paid, requested at another. */
const renewing = async (providerId: string, userId: string, from: Date, requested: Date) => {
  const target = await subscribe(providerId, userId, 'paid', from);
  const payload = { ...target, paymentId: newId('pi'), gateway: 'stripe', amount: price };
  await mustRun(systemActor, makeCommand('subscription.confirmPayment', providerId, payload), from);
  const { subscriptionId } = target;
  await mustRun(userActor(userId), makeCommand('subscription.renew', providerId, { subscriptionId }), requested);
  return target;
};

test('ends only expired and unpaid subscriptions by schedule, on both sides', async () => {
  const { providerId, ownerId } = await openClub();
  const [customer, owner] = [await signIn(), await signIn(ownerId)];
  const over = await subscribe(providerId, customer.uid, 'free', ago(40));
  const unpaid = await subscribe(providerId, customer.uid, 'paid', ago(1.1));
  const running = await subscribe(providerId, customer.uid, 'free', ago(20));
  const waiting = await subscribe(providerId, customer.uid, 'paid');
  const lapsed = await renewing(providerId, customer.uid, ago(20), ago(1.1));
  const renewed = await renewing(providerId, customer.uid, ago(20), new Date());
  const lapsedLate = await renewing(providerId, customer.uid, ago(40), ago(1.1));
  await invokeSchedule('expireSubscriptions');

  const mine = await eventually(customer.counterfoil.me().subscriptions(), ({ fromCache }) => !fromCache);
  const status = ({ subscriptionId }: typeof over) =>
    mine.data.find((subscription) => subscription.subscriptionId === subscriptionId)?.status;
  expect([over, unpaid, running, waiting].map(status)).toEqual(['expired', 'cancelled', 'active', 'pending']);
  for (const target of [lapsed, lapsedLate]) {
    expect(await stored(target)).toMatchObject({ paymentStatus: 'paid', lapsedRenewal: { price } });
  }
  expect([lapsed, renewed, lapsedLate].map(status)).toEqual(['active', 'active', 'expired']);
  expect(await stored(renewed)).toMatchObject({ paymentStatus: 'pending', renewalDue: price });
  expect(await stored(unpaid)).toMatchObject({ cancelledBy: 'system', cancellationReason: 'expired' });

  const view = owner.counterfoil.provider(providerId);
  const expired = await eventually(view.subscriptions('expired'), ({ fromCache }) => !fromCache);
  expect(expired.data).toContainEqual(expect.objectContaining({ ...over, version: 2 }));
  expect(expired.data).toHaveLength(2);
  const cancelled = await eventually(view.subscriptions('cancelled'), ({ fromCache }) => !fromCache);
  expect(cancelled.data).toMatchObject([{ ...unpaid, cancellationReason: 'expired' }]);
  const event = await firestore
    .collection(`serviceProviders/${providerId}/events`)
    .where('entityId', '==', over.subscriptionId)
    .get();
  expect(event.docs.map((document) => [document.get('type'), document.get('createdBy')])).toContainEqual([
    'subscription.expired',
    'system:expireSubscriptions',
  ]);
  const schedules = await listSchedules(emulators.functions);
  expect(schedules).toContainEqual(
    expect.objectContaining({ name: 'expireSubscriptions', schedule: 'every 60 minutes' }),
  );
  expect(await auditSubscriptions(firestore, providerId)).toEqual({ checked: 12, broken: [] });
  await Promise.all([customer.close(), owner.close()]);
});

test('keeps a consistent subscription through two concurrent payments, a cancellation and an expiry', async () => {
  const { providerId } = await openClub();
  const users = Array.from({ length: 8 }, () => newId('user'));
  const made = await Promise.all(users.map((uid) => subscribe(providerId, uid, 'paid', ago(31))));
  const payment = () => ({ paymentId: newId('pi'), gateway: 'stripe', amount: price });
  await Promise.all(
    made.flatMap((target) => [
      run(systemActor, makeCommand('subscription.confirmPayment', providerId, { ...target, ...payment() }), ago(31)),
      run(systemActor, makeCommand('subscription.confirmPayment', providerId, { ...target, ...payment() }), ago(31)),
      run(userActor(target.userId), makeCommand('subscription.cancel', providerId, target), ago(30)),
      run(systemActor, makeCommand('subscription.expire', providerId, target), ago(29)),
    ]),
  );
  for (const target of made) expect(await folded(target.userId)).toEqual(await stored(target));
  expect((await auditSubscriptions(firestore, providerId)).broken).toEqual([]);
});

test('gives a subscription id to one of two people at the same provider', async () => {
  const { providerId } = await openClub();
  const payload = { subscriptionId: v7(), planId: 'free' };
  const outcomes = await Promise.all(
    [newId('user'), newId('user')].map((uid) =>
      run(userActor(uid), makeCommand('subscription.create', providerId, payload)),
    ),
  );
  const answers = outcomes.map((answer) => (answer.outcome === 'rejected' ? answer.rejection.code : answer.outcome));
  expect(answers.sort()).toEqual(['already-exists', 'applied']);
  expect((await auditSubscriptions(firestore, providerId)).broken).toEqual([]);
});
