import {
  type Notification,
  type OrderReference,
  type Reservation,
  type ReservationStatus,
  type Subscription,
  type SubscriptionStatus,
  unreadNotifications,
  userNotifications,
  userOrders,
  userReservations,
  userSubscriptions,
} from '@counterfoil/domain/core';
import { map } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { load } from '../connection/load-part.ts';
import type { Live, LiveList } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Memoized } from '../live/memoized.ts';
import type { OwnWrites } from './own-writes.ts';

/** What a person sees and says of their own. */
export interface Me extends OwnWrites {
  /** In full, the latest to begin first; all of them, or those in one status. */
  reservations(filter?: { readonly status?: ReservationStatus }): LiveList<Reservation>;
  /** In full, the latest made first; all of them, or those in one status. */
  subscriptions(filter?: { readonly status?: SubscriptionStatus }): LiveList<Subscription>;
  /** Orders of a house that name this person, as references, the newest first. */
  orders(): LiveList<OrderReference>;
  /** The inbox, the newest first. */
  notifications(): LiveList<Notification>;
  /** How many are unread; counted up to a hundred. */
  unreadCount(): Live<number>;
}

/** @throws CounterfoilError `unavailable` */
export const ownWritesPart = () => load(() => import('./own-writes.lazy.ts'));

export const me = (
  connection: Connection,
  uid: string,
  { list, memoized }: { readonly list: ListOf; readonly memoized: Memoized },
): Me => {
  const written = async () => (await ownWritesPart()).ownWrites(connection, uid);
  return {
    reservations: ({ status } = {}) => list<Reservation>(userReservations(uid, status)),
    subscriptions: ({ status } = {}) => list<Subscription>(userSubscriptions(uid, status)),
    orders: () => list<OrderReference>(userOrders(uid)),
    notifications: () => list<Notification>(userNotifications(uid)),
    unreadCount: () =>
      memoized(`unread ${uid}`, () =>
        list<Notification>(unreadNotifications(uid)).pipe(map((state) => ({ ...state, data: state.data.length }))),
      ),
    markRead: async (id) => (await written()).markRead(id),
    setPreferences: async (preferences) => (await written()).setPreferences(preferences),
    registerDevice: async (device) => (await written()).registerDevice(device),
    removeDevice: async (deviceId) => (await written()).removeDevice(deviceId),
  };
};
