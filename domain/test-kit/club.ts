import {
  type Fields,
  type Plan,
  type Subscription,
  type SubscriptionReference,
  subscriptionRef,
  subscriptionReferenceRef,
} from '../src/index.ts';
import { clubPlans } from './fixtures/club.ts';
import type { Stage } from './given.ts';
import { alice, gateway, monday, salon } from './salon.ts';

export const fee = clubPlans.paid.price;

export const plans: Readonly<Record<string, Plan>> = {
  free: { ...clubPlans.free, name: 'News, free' },
  paid: { ...clubPlans.paid, name: 'Club, a month' },
  year: { name: 'Club, a year', periodMonths: 12, price: { amount: 19_000, currency: 'EUR' } },
};

export const planPath = (planId: string): string => `serviceProviders/salon/plans/${planId}`;

/** The salon with its plans. `more` adds or replaces documents. */
export const club = (more: Readonly<Record<string, Fields>> = {}): Stage =>
  salon({ ...Object.fromEntries(Object.entries(plans).map(([id, plan]) => [planPath(id), plan])), ...more });

/** Alice's subscription `s`. */
export const subscribed = { userId: 'alice', subscriptionId: 's' };

export const paying = { paymentId: 'pi_1', gateway: 'stripe', amount: fee };

/** The club with Alice's subscription `s`. */
export const clubWith = (planId: string, at = monday, more: Readonly<Record<string, Fields>> = {}): Stage => {
  const stage = club(more);
  stage.pass('subscription.create', { subscriptionId: 's', planId }, { by: alice, at });
  return stage;
};

/** The same, paid at once. */
export const clubPaid = (at = monday, more: Readonly<Record<string, Fields>> = {}): Stage => {
  const stage = clubWith('paid', at, more);
  stage.pass('subscription.confirmPayment', { ...subscribed, ...paying }, { by: gateway, at });
  return stage;
};

/** Changes a plan in the catalogue, or deletes it if `changed` is absent. */
export const catalogue = ({ store }: Stage, planId: string, changed?: Partial<Plan>): void => {
  const path = planPath(planId);
  const data = { ...store.get(path), ...changed };
  store.commit([changed ? { op: 'set', path, data } : { op: 'drop', path }], monday);
};

export const subscription = ({ store }: Stage, { userId, subscriptionId } = subscribed): Subscription =>
  store.get(subscriptionRef(userId, subscriptionId).path) as unknown as Subscription;

export const counterfoil = (stage: Stage): SubscriptionReference =>
  stage.store.get(subscriptionReferenceRef(subscription(stage)).path) as unknown as SubscriptionReference;

/** Due times of the renewal reminders. */
export const reminded = ({ store }: Stage): unknown[] =>
  store.list('scheduledReminders').map(({ scheduledFor }) => scheduledFor);
