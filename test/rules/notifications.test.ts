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

/** A new one in the guest's inbox. */
const arrive = async (more: Fields = {}): Promise<string> => {
  const path = `endUsers/${stage.uid('guest')}/notifications/${newId('notification')}`;
  await stage.put({ [path]: { ...notification, ...more } });
  return path;
};

const read = () => ({ readAt: serverTimestamp(), updatedAt: serverTimestamp() });

describe("a guest's notification", () => {
  test('is read, listed and marked as read by the guest', async () => {
    const path = await arrive();
    const mine = stage.as('guest');
    await allowAndDeny(
      Promise.all([...everyRead(mine, path), updateDoc(doc(mine, path), read())]),
      ...everyRead(stage.as('otherGuest'), path),
    );
  });

  test.each(everyoneBut('guest'))('is neither read, listed, marked, written nor deleted by %s', async (person) => {
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

  test('is neither created nor deleted by the guest, who may mark it again', async () => {
    const path = await arrive({ readAt: new Date(1) });
    const mine = stage.as('guest');
    await allowAndDeny(
      updateDoc(doc(mine, path), read()),
      setDoc(doc(mine, `${path}-2`), { ...notification, ...read() }),
      deleteDoc(doc(mine, path)),
    );
  });

  const badChanges: [name: string, change: Fields][] = [
    ['a time of the device', { ...read(), readAt: Timestamp.now() }],
    ['an update time of the device', { ...read(), updatedAt: Timestamp.now() }],
    ['no update time', { readAt: serverTimestamp() }],
    ['unread again', { ...read(), readAt: null }],
    ['text for the time', { ...read(), readAt: 'now' }],
    ['the mark removed', { ...read(), readAt: deleteField() }],
    ['another title', { ...read(), title: 'You have won' }],
    ['other data', { ...read(), data: {} }],
    ['a delivery settled', { ...read(), 'deliveries.fcm': { state: 'delivered' } }],
    ['nothing left to do', { ...read(), nextAttemptAt: null }],
    ['another birth', { ...read(), createdAt: serverTimestamp() }],
    ['an unknown key', { ...read(), starred: true }],
  ];

  test.each(badChanges)('is not marked with %s', async (_, change) => {
    const mine = doc(stage.as('guest'), await arrive());
    await denyThenAllow(
      () => updateDoc(mine, change),
      () => updateDoc(mine, read()),
    );
  });
});
