import {
  collectionGroup,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  getDocs,
  serverTimestamp,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { describe, test } from 'vitest';
import { newId } from '../kit/new-id.ts';
import {
  allowAndDeny,
  denyThenAllow,
  everyoneBut,
  everyRead,
  type Fields,
  openStage,
  stamps,
  without,
} from '../kit/rules.ts';

const stage = await openStage('devices');

const device = { token: 'token', platform: 'ios' };

const newDevice = () => `endUsers/${stage.uid('guest')}/devices/${newId('device')}`;

const registered = async (): Promise<string> => {
  const path = newDevice();
  await stage.put({ [path]: { ...device, createdAt: new Date(0), updatedAt: new Date(0) } });
  return path;
};

const goodFields: [name: string, fields: Fields][] = [
  ['a phone', device],
  ['an Android', { ...device, platform: 'android' }],
  ['a browser', { ...device, platform: 'web' }],
  ['a token of 4096 characters', { ...device, token: 'x'.repeat(4096) }],
];

const badFields: [name: string, fields: Fields][] = [
  ['an empty token', { token: '' }],
  ['a number for a token', { token: 7 }],
  ['a token of 4097 characters', { token: 'x'.repeat(4097) }],
  ['a platform nobody knows', { platform: 'fridge' }],
  ['no platform', { platform: null }],
  ['an unknown key', { name: 'Ada’s phone' }],
];

describe("a guest's device", () => {
  test.each(goodFields)('is registered as %s, by the guest only', async (_, fields) => {
    const path = newDevice();
    const data = { ...fields, ...stamps() };
    await allowAndDeny(
      setDoc(doc(stage.as('guest'), path), data),
      setDoc(doc(stage.as('otherGuest'), newDevice()), data),
    );
  });

  test.each(badFields)('is neither registered nor changed with %s', async (_, fields) => {
    const mine = doc(stage.as('guest'), newDevice());
    const theirs = doc(stage.as('guest'), await registered());
    const good = { ...device, ...stamps() };
    await denyThenAllow(
      () => setDoc(mine, { ...good, ...fields }),
      () => setDoc(mine, good),
    );
    await denyThenAllow(
      () => updateDoc(theirs, { ...fields, updatedAt: serverTimestamp() }),
      () => updateDoc(theirs, { token: 'another', updatedAt: serverTimestamp() }),
    );
  });

  test.each(['token', 'platform', 'createdAt', 'updatedAt'])('is not registered without its %s', async (key) => {
    const mine = doc(stage.as('guest'), newDevice());
    const good = { ...device, ...stamps() };
    await denyThenAllow(
      () => setDoc(mine, without(good, key)),
      () => setDoc(mine, good),
    );
  });

  test('is not registered under a name that is no id', async () => {
    const good = { ...device, ...stamps() };
    await denyThenAllow(
      () => setDoc(doc(stage.as('guest'), `${newDevice()}.x`), good),
      () => setDoc(doc(stage.as('guest'), newDevice()), good),
    );
  });

  const badChanges: [name: string, change: Fields][] = [
    ['createdAt by the device', { ...stamps(), createdAt: new Date() }],
    ['createdAt removed', { createdAt: deleteField(), updatedAt: serverTimestamp() }],
    ['updatedAt by the device', { updatedAt: new Date() }],
    ['updatedAt left as it was', {}],
  ];

  test.each(badChanges)('is not changed with %s', async (_, change) => {
    const mine = doc(stage.as('guest'), await registered());
    await denyThenAllow(
      () => updateDoc(mine, { token: 'another', ...change }),
      () => updateDoc(mine, { token: 'another', updatedAt: serverTimestamp() }),
    );
  });

  test('is put again as if it were new, by the guest only', async () => {
    const path = await registered();
    const put = (person: 'guest' | 'otherGuest') =>
      setDoc(doc(stage.as(person), path), { token: 'another', ...stamps() }, { merge: true });
    await allowAndDeny(put('guest'), put('otherGuest'));
  });

  test('is read, listed and given up by the guest', async () => {
    const path = await registered();
    const mine = stage.as('guest');
    await allowAndDeny(Promise.all(everyRead(mine, path)), getDocs(collectionGroup(mine, 'devices')));
    await denyThenAllow(
      () => deleteDoc(doc(stage.as('otherGuest'), path)),
      () => deleteDoc(doc(mine, path)),
    );
  });

  test.each(everyoneBut('guest'))('is neither read, listed, written nor deleted by %s', async (person) => {
    const path = await registered();
    const theirs = doc(stage.as(person), path);
    await allowAndDeny(
      getDoc(doc(stage.as('guest'), path)),
      ...everyRead(stage.as(person), path),
      setDoc(theirs, { ...device, ...stamps() }),
      updateDoc(theirs, { token: 'mine', updatedAt: serverTimestamp() }),
      deleteDoc(theirs),
    );
  });
});
