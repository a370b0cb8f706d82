import {
  collectionGroup,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  getDocs,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
} from 'firebase/firestore';
import { describe, test } from 'vitest';
import { newId } from '../kit/new-id.ts';
import { allowAndDeny, denyThenAllow, everyoneBut, everyRead, type Fields, openStage } from '../kit/rules.ts';

const stage = await openStage('notifications');

const notification = {
  type: 'reservationConfirmed',
  title: 'Booking confirmed',
  body: 'Haircut',
  data: { reservationId: 'r' },
  readAt: null,
  deliveries: { inApp: { state: 'delivered' }, fcm: { state: 'pending' } },
  nextAttemptAt: new Date(1),
  createdAt: new Date(0),
  updatedAt: new Date(0),
};

/** Creates a notification in the guest's inbox. */
const arrive = async (more: Fields = {}): Promise<string> => {
  const path = `endUsers/${stage.uid('guest')}/notifications/${newId('notification')}`;
  await stage.put({ [path]: { ...notification, ...more } });
  return path;
};

const read = () => ({ readAt: serverTimestamp(), updatedAt: serverTimestamp() });

describe("rules for a guest's notification", () => {
  test('allow the guest to read, list and mark it as read', async () => {
    const path = await arrive();
    const mine = stage.as('guest');
    await allowAndDeny(
      Promise.all([...everyRead(mine, path), updateDoc(doc(mine, path), read())]),
      ...everyRead(stage.as('otherGuest'), path),
    );
  });

  test.each(everyoneBut('guest'))('reject reads, lists, marks, writes and deletes by %s', async (person) => {
    const path = await arrive();
    const theirs = doc(stage.as(person), path);
    await allowAndDeny(
      getDoc(doc(stage.as('guest'), path)),
      ...everyRead(stage.as(person), path),
      updateDoc(theirs, read()),
      setDoc(theirs, notification),
      deleteDoc(theirs),
      getDocs(collectionGroup(stage.as(person), 'notifications')),
    );
  });

  test('reject creates and deletes by the guest, and allow a second mark', async () => {
    const path = await arrive({ readAt: new Date(1) });
    const mine = stage.as('guest');
    await allowAndDeny(
      updateDoc(doc(mine, path), read()),
      setDoc(doc(mine, `${path}-2`), { ...notification, ...read() }),
      deleteDoc(doc(mine, path)),
    );
  });

  const badChanges: [name: string, change: Fields][] = [
    ["readAt from the device's clock", { ...read(), readAt: Timestamp.now() }],
    ["updatedAt from the device's clock", { ...read(), updatedAt: Timestamp.now() }],
    ['no updatedAt', { readAt: serverTimestamp() }],
    ['readAt set back to null', { ...read(), readAt: null }],
    ['text for readAt', { ...read(), readAt: 'now' }],
    ['readAt removed', { ...read(), readAt: deleteField() }],
    ['another title', { ...read(), title: 'You have won' }],
    ['other data', { ...read(), data: {} }],
    ['a settled delivery', { ...read(), 'deliveries.fcm': { state: 'delivered' } }],
    ['no next attempt', { ...read(), nextAttemptAt: null }],
    ['another createdAt', { ...read(), createdAt: serverTimestamp() }],
    ['an unknown key', { ...read(), starred: true }],
  ];

  test.each(badChanges)('reject a mark with %s', async (_, change) => {
    const mine = doc(stage.as('guest'), await arrive());
    await denyThenAllow(
      () => updateDoc(mine, change),
      () => updateDoc(mine, read()),
    );
  });
});
