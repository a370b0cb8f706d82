import {
  type Membership,
  type Notification,
  type OrderReference,
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
import { map } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { loadPart } from '../connection/load-part.ts';
import type { Live, LiveList } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Memoized } from '../live/memoized.ts';
import type { CustomerCode } from './customer-code.ts';
import type { OwnWrites } from './own-writes.ts';

/**
 * The live lists and writes of the signed-in user. Subscribing starts a listener, and all subscribers of the same list
 * share it.
 */
export interface Me extends OwnWrites {
  /** Full bookings, latest start first; all of them, or those in one status. */
  reservations(filter?: { readonly status?: ReservationStatus }): LiveList<Reservation>;
  /** Full subscriptions, newest first; all of them, or those in one status. */
  subscriptions(filter?: { readonly status?: SubscriptionStatus }): LiveList<Subscription>;
  /** The user's memberships of providers; without role and name until the user has accepted. */
  memberships(): LiveList<Membership>;
  /** Orders of any provider that name this user, as references, newest first. */
  orders(): LiveList<OrderReference>;
  /**
   * Creates a code that this app shows to a provider, so that an order may name this user. It is valid for five minutes
   * and for one order. Resolves when the server has it.
   *
   * @throws CounterfoilError `permission-denied` if this device's clock is wrong by more than five minutes
   */
  customerCode(): Promise<CustomerCode>;
  /** Notifications, newest first. */
  notifications(): LiveList<Notification>;
  /** Number of unread notifications, at most 100. */
  unreadCount(): Live<number>;
}

const codePart = () => loadPart(() => import('./code.lazy.ts'), 'customerCode');

/** @throws CounterfoilError `unavailable` */
export const ownWritesPart = () => loadPart(() => import('./own-writes.lazy.ts'), 'ownWrites');

/** All parts of this folder. */
export const loadMeParts = [ownWritesPart, codePart] as const;

export const me = (
  connection: Connection,
  uid: string,
  { list, memoized }: { readonly list: ListOf; readonly memoized: Memoized },
): Me => {
  const loadOwnWrites = async () => (await ownWritesPart()).ownWrites(connection, uid);
  return {
    reservations: ({ status } = {}) => list<Reservation>(userReservations(uid, status)),
    subscriptions: ({ status } = {}) => list<Subscription>(userSubscriptions(uid, status)),
    memberships: () => list<Membership>(userMemberships(uid)),
    orders: () => list<OrderReference>(userOrders(uid)),
    notifications: () => list<Notification>(userNotifications(uid)),
    customerCode: async () => (await codePart()).customerCode(connection, uid),
    unreadCount: () =>
      memoized(`unread ${uid}`, () =>
        list<Notification>(unreadNotifications(uid)).pipe(map((state) => ({ ...state, data: state.data.length }))),
      ),
    markRead: async (id) => (await loadOwnWrites()).markRead(id),
    setPreferences: async (preferences) => (await loadOwnWrites()).setPreferences(preferences),
    registerDevice: async (device) => (await loadOwnWrites()).registerDevice(device),
    removeDevice: async (deviceId) => (await loadOwnWrites()).removeDevice(deviceId),
  };
};
