import { devicesPath, endUserPath, notificationPath } from '@counterfoil/domain/core';
import { deleteDoc, doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { attempt } from '../connection/attempt.lazy.ts';
import type { Connection } from '../connection/connection.ts';
import type { DeviceRegistration, OwnWrites } from './own-writes.ts';

/**
 * Replaces fields of the user's own document, each as a whole, and creates the document if it does not exist. It does
 * not read first. So it works offline, and two concurrent first writes do not conflict. The price: each write sets
 * `createdAt` again.
 */
const put = (connection: Connection, path: string, fields: object): Promise<void> => {
  const stamped = { ...fields, createdAt: serverTimestamp(), updatedAt: serverTimestamp() };
  return attempt(connection, `writing ${path}`, (firestore) =>
    setDoc(doc(firestore, path), stamped, { mergeFields: Object.keys(stamped) }),
  );
};

export const ownWrites = (connection: Connection, uid: string): OwnWrites => ({
  markRead: (id) => {
    const path = notificationPath(uid, id);
    const read = { readAt: serverTimestamp(), updatedAt: serverTimestamp() };
    return attempt(connection, `marking ${path} as read`, (firestore) => updateDoc(doc(firestore, path), read));
  },
  setPreferences: (notificationPreferences) => put(connection, endUserPath(uid), { notificationPreferences }),
  registerDevice: ({ deviceId, token, platform }: DeviceRegistration) =>
    put(connection, `${devicesPath(uid)}/${deviceId}`, { token, platform }),
  removeDevice: (deviceId) => {
    const path = `${devicesPath(uid)}/${deviceId}`;
    return attempt(connection, `removing ${path}`, (firestore) => deleteDoc(doc(firestore, path)));
  },
});
