import { type Notification, type StaffPreferences, staffPreferencesPath } from '@counterfoil/domain/core';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { filter, switchMap } from 'rxjs';
import { listsOf } from '../inspector/client-parts.ts';
import type { Identified, Live } from '../live/live.ts';
import { type Client, connectionOf, inSession, requireUser } from './parts.ts';

/** The choices of a member: the kinds of news, the channels, and how e-mails are gathered. */
export type StaffWishes = Pick<StaffPreferences, 'kinds' | 'digest' | 'digestHour'>;

/**
 * The messages that the signed-in user wants as a member of a provider, live; `undefined` while the defaults of the
 * role count. It waits until somebody is signed in.
 */
export const staffPreferences = (
  counterfoil: Client,
  providerId: string,
): Live<Identified<StaffPreferences> | undefined> => {
  const { one, memoized } = listsOf(counterfoil);
  return memoized(`staffPreferences ${providerId}`, () =>
    connectionOf(counterfoil).uid$.pipe(
      filter((uid) => uid !== undefined),
      switchMap((uid) => one<StaffPreferences>(`endUsers/${uid}/staffPreferences`, providerId)),
    ),
  );
};

/**
 * Replaces the user's choices for a provider. Resolves when the server has them; offline it waits. Quiet hours and
 * «no push at all» are those of `me().setPreferences()`.
 *
 * @throws CounterfoilError `permission-denied` if the rules deny a value
 */
export const setStaffPreferences = (counterfoil: Client, providerId: string, wishes: StaffWishes): Promise<void> => {
  const path = staffPreferencesPath(requireUser(counterfoil).uid, providerId);
  const stamps = { createdAt: serverTimestamp(), updatedAt: serverTimestamp() };
  return inSession(counterfoil, `writing ${path}`, (firestore) =>
    setDoc(doc(firestore, path), { ...wishes, ...stamps }),
  );
};

/** True for news of a provider to its member, false for messages about the user's own bookings. */
export const isStaffNotification = (
  notification: Pick<Notification, 'providerId'>,
): notification is Pick<Notification, 'providerId'> & { readonly providerId: string } =>
  notification.providerId !== undefined;
