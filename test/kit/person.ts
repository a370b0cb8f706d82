import type { Firestore } from 'firebase-admin/firestore';
import { auth } from './admin.ts';
import { newId } from './new-id.ts';

/** The account at Auth. `undefined`: the person signed in without an address. */
interface Account {
  readonly email?: string | undefined;
  readonly emailVerified?: boolean;
  readonly disabled?: boolean;
}

/** Creates a person with a device and a verified address, past the rules. */
export const putPerson = async (
  database: Firestore,
  profile: object = {},
  account: (uid: string) => Account = (uid) => ({ email: `${uid}@example.org` }),
): Promise<string> => {
  const uid = newId('user');
  await Promise.all([
    auth.createUser({ uid, emailVerified: true, ...account(uid) }),
    database.doc(`endUsers/${uid}`).set(profile),
    putDevice(database, uid, `token-of-${uid}`),
  ]);
  return uid;
};

export const putDevice = (database: Firestore, uid: string, token: string, id = token): Promise<unknown> =>
  database.doc(`endUsers/${uid}/devices/${id}`).set({ token, platform: 'android', updatedAt: new Date(0) });
