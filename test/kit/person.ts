import type { Firestore } from 'firebase-admin/firestore';
import { newId } from './new-id.ts';

/** Creates a person with a device and an e-mail address, past the rules. */
export const putPerson = async (database: Firestore, profile: object = {}): Promise<string> => {
  const uid = newId('user');
  await Promise.all([
    database.doc(`endUsers/${uid}`).set({ email: `${uid}@example.org`, ...profile }),
    putDevice(database, uid, `token-of-${uid}`),
  ]);
  return uid;
};

export const putDevice = (database: Firestore, uid: string, token: string, id = token): Promise<unknown> =>
  database.doc(`endUsers/${uid}/devices/${id}`).set({ token, platform: 'android', updatedAt: new Date(0) });
