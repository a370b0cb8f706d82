import { deleteDoc, doc, getDoc, setDoc, Timestamp, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import {
  allowAndDeny,
  denyThenAllow,
  everyoneBut,
  type Fields,
  list,
  openStage,
  stamps,
  without,
} from '../kit/rules.ts';

const stage = await openStage('customer-codes');

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newCode = (): string => Array.from({ length: 10 }, () => alphabet[Math.floor(Math.random() * 32)]).join('');
const newPath = (): string => `customerCodes/${newCode()}`;

const inMinutes = (minutes: number): Timestamp => Timestamp.fromMillis(Date.now() + minutes * 60_000);

const code = (): Fields => ({ userId: stage.uid('guest'), expireAt: inMinutes(5), ...stamps() });

const create = (path: string, fields: Fields = {}) => setDoc(doc(stage.as('guest'), path), { ...code(), ...fields });

describe("rules for a customer's code", () => {
  test('let a person create one of their own, and nobody one for them', async () => {
    for (const person of everyoneBut('guest')) {
      const other = () => setDoc(doc(stage.as(person), newPath()), code());
      await denyThenAllow(other, () => create(newPath()));
    }
  });

  test.each([
    ['nine characters', '012345678'],
    ['eleven characters', '0123456789A'],
    ['small letters', '012345678a'],
    ['an O', '012345678O'],
    ['a U', '012345678U'],
  ])('reject an id of %s', async (_, id) => {
    await allowAndDeny(create(newPath()), create(`customerCodes/${id}`));
  });

  const bad: [name: string, fields: Fields][] = [
    ['another key', { providerId: 'p' }],
    ['another person', { userId: 'somebody' }],
    ['eleven minutes of validity', { expireAt: inMinutes(11) }],
    ['an end in the past', { expireAt: inMinutes(-0.5) }],
    ['text for its end', { expireAt: 'soon' }],
    ['createdAt of the device', { createdAt: new Date() }],
    ['updatedAt of the device', { updatedAt: new Date() }],
  ];

  test.each(bad)('reject %s', async (_, fields) => {
    await denyThenAllow(
      () => create(newPath(), fields),
      () => create(newPath(), { expireAt: inMinutes(9.5) }),
    );
  });

  test.each(['userId', 'expireAt', 'createdAt', 'updatedAt'])('reject a code without %s', async (key) => {
    const path = newPath();
    await denyThenAllow(
      () => setDoc(doc(stage.as('guest'), path), without(code(), key)),
      () => create(path),
    );
  });

  test('let its person read it by name, and nobody else', async () => {
    const path = newPath();
    await create(path);
    await allowAndDeny(
      getDoc(doc(stage.as('guest'), path)),
      ...everyoneBut('guest').map((person) => getDoc(doc(stage.as(person), path))),
    );
  });

  test('let nobody list, change or delete codes, nor take over one that exists', async () => {
    const path = newPath();
    await create(path);
    const mine = doc(stage.as('guest'), path);
    await allowAndDeny(
      getDoc(mine),
      list(stage.as('guest'), path),
      updateDoc(mine, { expireAt: inMinutes(9), ...stamps() }),
      create(path),
      deleteDoc(mine),
      setDoc(doc(stage.as('otherGuest'), path), { ...code(), userId: stage.uid('otherGuest') }),
      deleteDoc(doc(stage.as('otherGuest'), path)),
    );
  });
});
