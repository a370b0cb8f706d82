import {
  type Notification,
  type NotificationPreferences,
  type OrderReference,
  type Platform,
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
import { afterStart } from '../connection/load-part.ts';
import type { Live, LiveList } from '../live/live.ts';
import type { Sources } from '../provider/provider-view.ts';

/** Where push finds this device. */
export interface DeviceRegistration {
  /** The installation's own id, the same at every start. */
  readonly deviceId: string;
  /** As FCM gave it. Register again whenever it changes. */
  readonly token: string;
  readonly platform: Platform;
}

/** What a person sees and says of their own. */
export interface Me {
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
  markRead(notificationId: string): Promise<void>;
  /** How to be told, instead of what was set before. What is left out is wanted. Offline it waits to be sent. */
  setPreferences(preferences: NotificationPreferences): Promise<void>;
  /** Offline it waits to be sent. */
  registerDevice(device: DeviceRegistration): Promise<void>;
  /** No more push here; for before signing out, as afterwards the device may be somebody else's. */
  removeDevice(deviceId: string): Promise<void>;
}

export const me = (connection: Connection, uid: string, { list, once }: Pick<Sources, 'list' | 'once'>): Me => {
  const written = async () => (await afterStart()).ownWrites(connection, uid);
  return {
    reservations: ({ status } = {}) => list<Reservation>(userReservations(uid, status)),
    subscriptions: ({ status } = {}) => list<Subscription>(userSubscriptions(uid, status)),
    orders: () => list<OrderReference>(userOrders(uid)),
    notifications: () => list<Notification>(userNotifications(uid)),
    unreadCount: () =>
      once(`unread ${uid}`, () =>
        list<Notification>(unreadNotifications(uid)).pipe(map((state) => ({ ...state, data: state.data.length }))),
      ),
    markRead: async (id) => (await written()).markRead(id),
    setPreferences: async (preferences) => (await written()).setPreferences(preferences),
    registerDevice: async (device) => (await written()).registerDevice(device),
    removeDevice: async (deviceId) => (await written()).removeDevice(deviceId),
  };
};
