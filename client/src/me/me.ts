import {
  endUserPath,
  type Membership,
  type Notification,
  type OrderReference,
  type Query,
  type Reservation,
  type ReservationStatus,
  type Subscription,
  type SubscriptionStatus,
  unreadNotifications,
  userMemberships,
  userNotifications,
  userOrders,
  userReservations,
  userSubscriptions,
} from '@counterfoil/domain/core';
import { firstValueFrom, from, map, type Observable, switchMap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { latestOf, withLatest } from '../connection/latest.ts';
import { loadPart } from '../connection/load-part.ts';
import type { DocumentOf } from '../live/lists.ts';
import type { Identified, Live, LiveList } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Memoized } from '../live/memoized.ts';
import type { CustomerCode } from './customer-code.ts';
import type { OwnWrites } from './own-writes.ts';

/**
 * The live lists and writes of the signed-in user. Subscribing starts a listener, and all subscribers of the same list
 * share it. A method named in the singular returns one document by its id; `undefined` while it does not exist.
 */
export interface Me extends OwnWrites {
  /** Full bookings, latest start first; all of them, or those in one status. */
  reservations(filter?: { readonly status?: ReservationStatus }): LiveList<Reservation>;
  reservation(reservationId: string): Live<Identified<Reservation> | undefined>;
  /** Full subscriptions, newest first; all of them, or those in one status. */
  subscriptions(filter?: { readonly status?: SubscriptionStatus }): LiveList<Subscription>;
  subscription(subscriptionId: string): Live<Identified<Subscription> | undefined>;
  /** The user's memberships of providers; without role and name until the user has accepted. */
  memberships(): LiveList<Membership>;
  membership(providerId: string): Live<Identified<Membership> | undefined>;
  /** Orders of any provider that name this user, as references, newest first. */
  orders(): LiveList<OrderReference>;
  order(orderId: string): Live<Identified<OrderReference> | undefined>;
  /**
   * Creates a code that this app shows to a provider, so that an order may name this user. It is valid for five minutes
   * and for one order. Resolves when the server has it.
   *
   * @throws CounterfoilError `permission-denied` if this device's clock is wrong by more than five minutes
   */
  customerCode(): Promise<CustomerCode>;
  /** Notifications, newest first. */
  notifications(): LiveList<Notification>;
  notification(notificationId: string): Live<Identified<Notification> | undefined>;
  /** Number of unread notifications, at most 100. */
  unreadCount(): Live<number>;
}

const codePart = () => loadPart(() => import('./code.lazy.ts'), 'customerCode');

/** @throws CounterfoilError `unavailable` */
export const ownWritesPart = () => loadPart(() => import('./own-writes.lazy.ts'), 'ownWrites');

/** All parts of this folder. */
export const loadMeParts = [ownWritesPart, codePart] as const;

/** @param user the id, at once if it is known */
export const me = (
  connection: Connection,
  user: readonly [uid: string] | Promise<string>,
  { list, one, memoized }: { readonly list: ListOf; readonly one: DocumentOf; readonly memoized: Memoized },
): Me => {
  const uid$ = from(user);
  const own = <State>(key: string, live: (uid: string) => Observable<State> & { loadMore?(): void }) =>
    Object.assign(
      memoized(`me ${key}`, () =>
        withLatest(uid$.pipe(switchMap(live)), () => ('then' in user ? undefined : latestOf(live(user[0])))),
      ),
      { live, loadMore: () => void uid$.subscribe({ next: (uid) => live(uid).loadMore?.(), error: () => {} }) },
    );
  const ownList = <T>(query: (uid: string) => Query): LiveList<T> =>
    own(JSON.stringify(query('')), (uid) => list<T>(query(uid)));
  const oneOf =
    <T>(collection: string) =>
    (id: string) =>
      own(`${collection}/${id}`, (uid) => one<T>(`${endUserPath(uid)}/${collection}`, id));
  const loadOwnWrites = async () => (await ownWritesPart()).ownWrites(connection, await firstValueFrom(uid$));
  return {
    reservations: ({ status } = {}) => ownList((uid) => userReservations(uid, status)),
    reservation: oneOf<Reservation>('reservations'),
    subscriptions: ({ status } = {}) => ownList((uid) => userSubscriptions(uid, status)),
    subscription: oneOf<Subscription>('subscriptions'),
    memberships: () => ownList(userMemberships),
    membership: oneOf<Membership>('memberships'),
    orders: () => ownList(userOrders),
    order: oneOf<OrderReference>('orders'),
    notifications: () => ownList(userNotifications),
    notification: oneOf<Notification>('notifications'),
    customerCode: async () => (await codePart()).customerCode(connection, await firstValueFrom(uid$)),
    unreadCount: () =>
      own('unread', (uid) =>
        list<Notification>(unreadNotifications(uid)).pipe(map((state) => ({ ...state, data: state.data.length }))),
      ),
    markRead: async (id) => (await loadOwnWrites()).markRead(id),
    setPreferences: async (preferences) => (await loadOwnWrites()).setPreferences(preferences),
    registerDevice: async (device) => (await loadOwnWrites()).registerDevice(device),
    removeDevice: async (deviceId) => (await loadOwnWrites()).removeDevice(deviceId),
  };
};
