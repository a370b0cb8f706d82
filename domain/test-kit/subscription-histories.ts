import fc from 'fast-check';
import { expect } from 'vitest';
import type { PaymentReport } from '../src/booking/payments/payment-report.ts';
import { subscriptionRef } from '../src/booking/subscription/paths.ts';
import type { Subscription } from '../src/booking/subscription/subscription.ts';
import type { CommandType } from '../src/commands.ts';
import type { Actor } from '../src/kernel/actor.ts';
import { moneySchema } from '../src/kernel/money-schema.ts';
import { isPseudonym } from '../src/kernel/pseudonym.ts';
import { addMonths } from '../src/kernel/time/time-zone.ts';
import { expectRefunds } from './agree-refunds.ts';
import { expectSubscriptionsAgree, foldedSteps, fullSubscriptions } from './agree-subscriptions.ts';
import { catalogue, club, fee } from './club.ts';
import { asSubscribed, eraseSubscriptions } from './erasure-steps.ts';
import { foreseenOf } from './foreseen.ts';
import type { Stage } from './given.ts';
import { alice, bob, gateway, later, monday, schedule, staff } from './salon.ts';
import { report } from './settle.ts';

interface Step {
  readonly type: Extract<CommandType, `subscription.${string}`> | 'catalogue' | 'erase';
  readonly of: { readonly userId: string; readonly subscriptionId: string };
  readonly sender: Actor;
  readonly planId: string;
  readonly periodMonths: number;
  readonly amount: number;
  /** Minutes since the previous step. */
  readonly hours: number;
}

/** Few people and plans, so that steps often conflict; weeks between steps, so that terms end. */
const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom(
    'subscription.create',
    'subscription.create',
    'subscription.confirmPayment',
    'subscription.confirmPayment',
    'subscription.confirmPayment',
    'subscription.settlePayment',
    'subscription.settlePayment',
    'subscription.renew',
    'subscription.renew',
    'subscription.cancel',
    'subscription.expire',
    'subscription.expire',
    'subscription.expire',
    'catalogue',
    'erase',
  ),
  of: fc.constantFrom(
    { userId: 'alice', subscriptionId: 'a' },
    { userId: 'alice', subscriptionId: 'c' },
    { userId: 'bob', subscriptionId: 'b' },
  ),
  /** The sender of commands that any party may send; the rest belong to the subscriber or the gateway. */
  sender: fc.constantFrom(alice, bob, staff, schedule, schedule),
  planId: fc.constantFrom('free', 'paid', 'paid', 'year'),
  periodMonths: fc.constantFrom(1, 1, 2, 120),
  amount: fc.constantFrom(0, 1900),
  hours: fc.oneof(fc.nat(30), fc.nat(30), fc.nat(40 * 24)),
});

const opening = (type: Step['type'], hours: number): Step => ({
  type,
  of: { userId: 'alice', subscriptionId: 'a' },
  sender: schedule,
  planId: 'paid',
  periodMonths: 1,
  amount: 1900,
  hours,
});

/** Half of the histories begin with an expired subscription and its unpaid renewal, which chance seldom reaches. */
const openings: readonly (readonly Step[])[] = [
  [],
  [
    opening('subscription.create', 0),
    opening('subscription.confirmPayment', 0),
    opening('subscription.expire', 40 * 24),
    opening('subscription.renew', 1),
  ],
];

const stored = ({ store }: Stage, { userId, subscriptionId }: Step['of']): Subscription | undefined =>
  store.get(subscriptionRef(userId, subscriptionId).path) as Subscription | undefined;

const send = (stage: Stage, { type, of: named, sender, planId, periodMonths, amount }: Step, now: Date, n: number) => {
  const of = asSubscribed(stage, named);
  const { subscriptionId } = of;
  const bySubscriber = { by: named.userId === 'bob' ? bob : alice, at: now };
  const { renewalDue, lapsedRenewal, price } = stored(stage, of) ?? {};
  switch (type) {
    case 'catalogue':
      return catalogue(stage, planId, { periodMonths, price: { amount, currency: 'EUR' } });
    case 'subscription.create':
      return stage.when(type, { subscriptionId, planId }, bySubscriber);
    case 'subscription.renew':
      return stage.when(type, { subscriptionId }, bySubscriber);
    case 'subscription.confirmPayment': {
      const payment = { paymentId: `pi_${n}`, gateway: 'stripe' };
      const due = moneySchema.catch(fee).parse(renewalDue ?? lapsedRenewal?.price ?? price);
      return stage.when(type, { ...of, ...payment, amount: due }, { by: gateway, at: now });
    }
    case 'subscription.settlePayment': {
      const paymentId = stored(stage, of)?.[n % 2 === 0 ? 'paymentId' : 'refundPaymentId'] ?? 'pi_none';
      const total = moneySchema.catch(fee).parse(price);
      const status = planId === 'free' ? 'won' : 'open';
      const settled: PaymentReport =
        periodMonths === 1
          ? { reportedAt: now, refund: { amount: total, isFull: planId !== 'year' } }
          : { reportedAt: now, dispute: { id: `du_${paymentId}`, amount: total, status } };
      return report(stage, { paymentId, target: of }, settled);
    }
    case 'erase':
      return eraseSubscriptions(stage, named.userId, now);
    case 'subscription.cancel':
    case 'subscription.expire':
      return stage.when(type, of, { by: sender, at: now });
    default:
      return type satisfies never;
  }
};

/**
 * Checks the expiry: never moved to an earlier date, never in the past when set, always whole months after the start.
 */
const expectSoundTerms = (steps: readonly Subscription[]): void => {
  for (const [n, { startDate, termMonths, expiryDate, timeZone, updatedAt }] of steps.entries()) {
    if (!startDate || !termMonths || !expiryDate) continue;
    expect(expiryDate).toEqual(addMonths(startDate, termMonths, timeZone));
    const before = steps[n - 1]?.expiryDate;
    if (before?.getTime() === expiryDate.getTime()) continue;
    expect(expiryDate.getTime()).toBeGreaterThan(Math.max(before?.getTime() ?? 0, updatedAt.getTime()));
  }
};

/**
 * Plays random histories of subscriptions, and checks all invariants after each step. fast-check prints the seed of a failure.
 */
export const playSubscriptionHistories = (count: number): void => {
  const reached = new Set<string>();
  const play = (first: readonly Step[], rest: readonly Step[]) => {
    const stage = club();
    let hours = 0;
    for (const [n, step] of [...first, ...rest].entries()) {
      hours += step.hours;
      send(stage, step, later(hours * 60, monday), n);
      expectSubscriptionsAgree(stage);
      expectRefunds(stage);
    }
    for (const subscription of fullSubscriptions(stage.store)) {
      expectSoundTerms(foldedSteps(stage.store, subscription));
      reached.add(subscription.status).add(subscription.paymentStatus);
      if (isPseudonym(subscription.userId)) reached.add('erased');
    }
    for (const { type } of stage.store.list('endUsers/alice/events')) reached.add(String(type));
  };
  fc.assert(fc.property(fc.constantFrom(...openings), fc.array(step, { minLength: 10, maxLength: 40 }), play), {
    numRuns: count,
  });
  // Each accepted command did what its preview would have told.
  expect(foreseenOf('subscriptionId')).toBeGreaterThan(3 * count);
  expect([...reached].sort()).toEqual([
    'active',
    'cancelled',
    'disputed',
    'erased',
    'expired',
    'none',
    'paid',
    'pending',
    'refundDue',
    'refunded',
    'subscription.activated',
    'subscription.cancelled',
    'subscription.created',
    'subscription.expired',
    'subscription.paymentChanged',
    'subscription.refundDue',
    'subscription.renewalCancelled',
    'subscription.renewalExpired',
    'subscription.renewalRequested',
    'subscription.renewed',
  ]);
};
