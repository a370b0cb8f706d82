import {
  devicesPath,
  endUserPath,
  type Notification,
  type NotificationPreferences,
  notificationPath,
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
import { deleteDoc, doc, serverTimestamp, updateDoc } from 'firebase/firestore';
import { map } from 'rxjs';
import { attempt } from './attempt.ts';
import type { Connection } from './connection.ts';
import type { Live, LiveList } from './live.ts';
import type { Sources } from './provider-view.ts';
import { putDocument } from './put-document.ts';

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

export const me = ({ firestore$ }: Connection, uid: string, { list, once }: Pick<Sources, 'list' | 'once'>): Me => ({
  reservations: ({ status } = {}) => list<Reservation>(userReservations(uid, status)),
  subscriptions: ({ status } = {}) => list<Subscription>(userSubscriptions(uid, status)),
  orders: () => list<OrderReference>(userOrders(uid)),
  notifications: () => list<Notification>(userNotifications(uid)),
  unreadCount: () =>
    once(`unread ${uid}`, () =>
      list<Notification>(unreadNotifications(uid)).pipe(map((state) => ({ ...state, data: state.data.length }))),
    ),
  markRead: (id) => {
    const path = notificationPath(uid, id);
    const read = { readAt: serverTimestamp(), updatedAt: serverTimestamp() };
    return attempt(`marking ${path} as read`, () => updateDoc(doc(firestore$.value, path), read));
  },
  setPreferences: (notificationPreferences) =>
    putDocument(doc(firestore$.value, endUserPath(uid)), { notificationPreferences }),
  registerDevice: ({ deviceId, token, platform }) =>
    putDocument(doc(firestore$.value, `${devicesPath(uid)}/${deviceId}`), { token, platform }),
  removeDevice: (deviceId) => {
    const path = `${devicesPath(uid)}/${deviceId}`;
    return attempt(`removing ${path}`, () => deleteDoc(doc(firestore$.value, path)));
  },
});
