import { type EndUser, endUserPath, type NotificationPreferences } from '@counterfoil/domain/core';
import { deleteField, doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { filter, switchMap } from 'rxjs';
import { listsOf } from '../inspector/client-parts.ts';
import type { Identified, Live } from '../live/live.ts';
import { type Client, connectionOf, inSession, requireUser } from './parts.ts';

/** The user's own document. The address that counts is the verified one of Auth, in `user$`. */
export interface Profile extends EndUser {
  readonly notificationPreferences?: NotificationPreferences;
}

/** Fields to replace. `null` removes one, and an absent one stays. */
export interface ProfileChange {
  readonly displayName?: string | null;
  readonly phone?: string | null;
  /** As in `ar-EG`: the language of messages. */
  readonly locale?: string | null;
}

/** The versions of the texts that the user agrees to now. */
export interface Consents {
  readonly terms?: string;
  readonly privacy?: string;
}

/** The signed-in user's profile, live; `undefined` before the first write. It waits until somebody is signed in. */
export const profile = (counterfoil: Client): Live<Identified<Profile> | undefined> => {
  const { one, memoized } = listsOf(counterfoil);
  return memoized('profile', () =>
    connectionOf(counterfoil).uid$.pipe(
      filter((uid) => uid !== undefined),
      switchMap((uid) => one<Profile>('endUsers', uid)),
    ),
  );
};

/** Writes fields by their paths, and creates the document if there is none. */
const put = (counterfoil: Client, fields: object, paths: readonly string[]): Promise<void> => {
  const path = endUserPath(requireUser(counterfoil).uid);
  const stamps = { createdAt: serverTimestamp(), updatedAt: serverTimestamp() };
  return inSession(counterfoil, `writing ${path}`, (firestore) =>
    setDoc(doc(firestore, path), { ...fields, ...stamps }, { mergeFields: [...paths, ...Object.keys(stamps)] }),
  );
};

/**
 * Changes the user's name, phone and language. Resolves when the server has it; offline it waits.
 *
 * @throws CounterfoilError `permission-denied` if the rules deny a value
 */
export const setProfile = (counterfoil: Client, change: ProfileChange): Promise<void> => {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(given.map(([field, value]) => [field, value ?? deleteField()]));
  return put(counterfoil, fields, Object.keys(fields));
};

/** Notes that the user agrees to these versions, at the time of the server. */
export const consentTo = (counterfoil: Client, versions: Consents): Promise<void> => {
  const given = Object.entries(versions).filter(([, version]) => version !== undefined);
  const consents = Object.fromEntries(given.map(([text, version]) => [text, { version, at: serverTimestamp() }]));
  return put(
    counterfoil,
    { consents },
    Object.keys(consents).map((text) => `consents.${text}`),
  );
};
