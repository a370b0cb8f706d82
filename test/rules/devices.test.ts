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
  ['an unknown platform', { platform: 'fridge' }],
  ['no platform', { platform: null }],
  ['an unknown key', { name: 'Ada’s phone' }],
];

describe("rules for a guest's device", () => {
  test.each(goodFields)('allow the guest only to register %s', async (_, fields) => {
    const path = newDevice();
    const data = { ...fields, ...stamps() };
    await allowAndDeny(
      setDoc(doc(stage.as('guest'), path), data),
      setDoc(doc(stage.as('otherGuest'), newDevice()), data),
    );
  });

  test.each(badFields)('reject a create or an update with %s', async (_, fields) => {
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

  test.each(['token', 'platform', 'createdAt', 'updatedAt'])('reject a create without %s', async (key) => {
    const mine = doc(stage.as('guest'), newDevice());
    const good = { ...device, ...stamps() };
    await denyThenAllow(
      () => setDoc(mine, without(good, key)),
      () => setDoc(mine, good),
    );
  });

  test('reject an invalid document id', async () => {
    const good = { ...device, ...stamps() };
    await denyThenAllow(
      () => setDoc(doc(stage.as('guest'), `${newDevice()}.x`), good),
      () => setDoc(doc(stage.as('guest'), newDevice()), good),
    );
  });

  const badChanges: [name: string, change: Fields][] = [
    ["createdAt from the device's clock", { ...stamps(), createdAt: new Date() }],
    ['createdAt removed', { createdAt: deleteField(), updatedAt: serverTimestamp() }],
    ["updatedAt from the device's clock", { updatedAt: new Date() }],
    ['an unchanged updatedAt', {}],
  ];

  test.each(badChanges)('reject an update with %s', async (_, change) => {
    const mine = doc(stage.as('guest'), await registered());
    await denyThenAllow(
      () => updateDoc(mine, { token: 'another', ...change }),
      () => updateDoc(mine, { token: 'another', updatedAt: serverTimestamp() }),
    );
  });

  test('allow the guest only to write it again as if it were new', async () => {
    const path = await registered();
    const put = (person: 'guest' | 'otherGuest') =>
      setDoc(doc(stage.as(person), path), { token: 'another', ...stamps() }, { merge: true });
    await allowAndDeny(put('guest'), put('otherGuest'));
  });

  test('allow the guest to read, list and delete it', async () => {
    const path = await registered();
    const mine = stage.as('guest');
    await allowAndDeny(Promise.all(everyRead(mine, path)), getDocs(collectionGroup(mine, 'devices')));
    await denyThenAllow(
      () => deleteDoc(doc(stage.as('otherGuest'), path)),
      () => deleteDoc(doc(mine, path)),
    );
  });

  test.each(everyoneBut('guest'))('reject reads, lists, writes and deletes by %s', async (person) => {
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
