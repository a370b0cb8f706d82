import type { Counterfoil, Identified, Plan, Subscription } from '@counterfoil/client';
import type { Subscription as Watching } from 'rxjs';
import { v7 } from 'uuid';
import { actionButton } from './act.ts';
import { element } from './element.ts';
import { formatDay, formatMoney } from './format.ts';

const planItem = (counterfoil: Counterfoil, providerId: string, plan: Identified<Plan>, error: HTMLElement) => {
  const { id: planId, name, price, periodMonths } = plan;
  const subscribe = () =>
    ({ type: 'subscription.create', providerId, payload: { subscriptionId: v7(), planId } }) as const;
  const period = periodMonths === 1 ? 'a month' : `${periodMonths} months`;
  return element(
    'li',
    {},
    element('span', {}, `${name} · ${price.amount > 0 ? formatMoney(price) : 'free'} · ${period}`),
    actionButton(counterfoil, 'Subscribe', subscribe, error),
  );
};

const item = (counterfoil: Counterfoil, mine: Identified<Subscription>, error: HTMLElement) => {
  const { userId, subscriptionId, providerId, planName, providerName, status, expiryDate } = mine;
  const cancel = () => ({ type: 'subscription.cancel', providerId, payload: { userId, subscriptionId } }) as const;
  const open = status === 'pending' || status === 'active';
  return element(
    'li',
    {},
    element(
      'div',
      {},
      element('strong', {}, `${planName} · ${providerName}`),
      element('div', { className: 'quiet' }, expiryDate ? `until ${formatDay(expiryDate)}` : 'awaits its payment'),
    ),
    element('span', { className: `status ${status}` }, status),
    ...(open ? [actionButton(counterfoil, 'Cancel', cancel, error)] : []),
  );
};

/** A provider's plans, and the user's own subscriptions. */
export const mySubscriptions = (counterfoil: Counterfoil, providerId: string, watching: Watching): HTMLElement => {
  const error = element('p', { className: 'error', role: 'alert' });
  const plans = element('ul', { id: 'plans' });
  const mine = element('ul', { id: 'my-subscriptions' });
  watching.add(
    counterfoil
      .provider(providerId)
      .plans()
      .subscribe(({ data }) =>
        plans.replaceChildren(...data.map((plan) => planItem(counterfoil, providerId, plan, error))),
      ),
  );
  watching.add(
    counterfoil
      .me()
      .subscriptions()
      .subscribe(({ data }) =>
        mine.replaceChildren(...data.map((subscription) => item(counterfoil, subscription, error))),
      ),
  );
  return element('section', {}, element('h2', {}, 'Subscriptions'), plans, mine, error);
};
