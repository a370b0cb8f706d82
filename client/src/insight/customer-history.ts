import {
  type Customer,
  customersPath,
  type Order,
  type ReservationReference,
  reservationStatuses,
  type SubscriptionReference,
  subscriptionStatuses,
} from '@counterfoil/domain/core';
import { ordersOfPerson, reservationsOfPerson, subscriptionsOfPerson } from '@counterfoil/domain/insight';
import { combineLatest, distinctUntilChanged, map, of, switchMap } from 'rxjs';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf } from '../inspector/client-parts.ts';
import type { Identified, Live } from '../live/live.ts';
import { mergedFlags } from '../live/merged.ts';
import { newestOf } from '../live/newest-of.ts';

/** One thing that a customer has had of a provider. `at`: when it was ordered, booked or taken out. */
export type HistoryEntry = { readonly at: Date } & (
  | { readonly kind: 'order'; readonly order: Identified<Order> }
  | { readonly kind: 'reservation'; readonly reservation: Identified<ReservationReference> }
  | { readonly kind: 'subscription'; readonly subscription: Identified<SubscriptionReference> }
);

const historyOfPerson = (counterfoil: Counterfoil, providerId: string, userId: string): Live<HistoryEntry[]> => {
  const { list, memoized } = listsOf(counterfoil);
  return memoized(`history ${providerId} ${userId}`, () =>
    combineLatest([
      list<Order>(ordersOfPerson(providerId, userId)),
      combineLatest(
        reservationStatuses.map((status) =>
          list<ReservationReference>(reservationsOfPerson(providerId, status, userId)),
        ),
      ),
      combineLatest(
        subscriptionStatuses.map((status) =>
          list<SubscriptionReference>(subscriptionsOfPerson(providerId, status, userId)),
        ),
      ),
    ]).pipe(
      map(([orders, reservations, subscriptions]) => {
        const entries: HistoryEntry[] = [
          ...orders.data.map((order) => ({ kind: 'order', at: order.createdAt, order }) as const),
          ...newestOf(reservations.flatMap(({ data }) => data)).map(
            (reservation) => ({ kind: 'reservation', at: reservation.createdAt, reservation }) as const,
          ),
          ...newestOf(subscriptions.flatMap(({ data }) => data)).map(
            (subscription) => ({ kind: 'subscription', at: subscription.createdAt, subscription }) as const,
          ),
        ];
        const data = entries.sort((a, b) => b.at.getTime() - a.at.getTime());
        return { data, ...mergedFlags([orders, ...reservations, ...subscriptions]) };
      }),
    ),
  );
};

/**
 * Orders, bookings and subscriptions of a customer with a provider, newest first, live. A customer without an account
 * has an empty one: neither orders nor bookings name them. Staff may ask by `userId`; only owner and manager may read
 * `customers`.
 *
 * @param customer the id of a document in `customers`, or a person's user id
 */
export const customerHistory = (
  counterfoil: Counterfoil,
  providerId: string,
  customer: string | { readonly userId: string },
): Live<HistoryEntry[]> => {
  if (typeof customer !== 'string') return historyOfPerson(counterfoil, providerId, customer.userId);
  const { one, memoized } = listsOf(counterfoil);
  return memoized(`history of customer ${providerId} ${customer}`, () => {
    const document = one<Customer>(customersPath(providerId), customer);
    const userId$ = document.pipe(
      map(({ data }) => data?.userId),
      distinctUntilChanged(),
    );
    return userId$.pipe(
      switchMap((userId) => (userId ? historyOfPerson(counterfoil, providerId, userId) : of(undefined))),
      switchMap((history) => (history ? of(history) : document.pipe(map((state) => ({ ...state, data: [] }))))),
    );
  });
};
