import { assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteDoc, doc, getDoc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { newId } from '../kit/new-id.ts';
import { allowAndDeny, denyThenAllow, everyoneBut, openStage, stamps } from '../kit/rules.ts';

const stage = await openStage('calendar-feeds');

const key = 'a'.repeat(22);
const newPath = () => `endUsers/${stage.uid('staff')}/calendarFeeds/${newId('salon')}`;

const written = async (): Promise<string> => {
  const path = newPath();
  await stage.put({ [path]: { key, createdAt: new Date(0), updatedAt: new Date(0) } });
  return path;
};

describe("rules for a member's calendar", () => {
  test('let its member make, read, renew and end it, and nobody else', async () => {
    const data = { key, ...stamps() };
    const others = everyoneBut('staff');
    await allowAndDeny(
      setDoc(doc(stage.as('staff'), newPath()), data),
      ...others.map((person) => setDoc(doc(stage.as(person), newPath()), data)),
    );
    const path = await written();
    await allowAndDeny(
      getDoc(doc(stage.as('staff'), path)),
      ...others.map((person) => getDoc(doc(stage.as(person), path))),
    );
    const renewed = { key: 'b'.repeat(22), ...stamps() };
    await allowAndDeny(
      setDoc(doc(stage.as('staff'), path), renewed),
      ...others.map((person) => setDoc(doc(stage.as(person), path), renewed)),
    );
    for (const person of others)
      await denyThenAllow(
        () => deleteDoc(doc(stage.as(person), path)),
        () => getDoc(doc(stage.as('staff'), path)),
      );
    await assertSucceeds(deleteDoc(doc(stage.as('staff'), path)));
  });

  test.each([
    ['a key that could be guessed', { key: 'a'.repeat(21) }],
    ['a key beyond the address', { key: 'a'.repeat(129) }],
    ['a key with a slash', { key: `${'a'.repeat(22)}/b` }],
    ['a number for a key', { key: 1 }],
    ['an unknown field', { key, role: 'owner' }],
    ['no key', {}],
  ])('deny %s', async (_, fields) => {
    const path = await written();
    await allowAndDeny(
      setDoc(doc(stage.as('staff'), path), { key, ...stamps() }),
      setDoc(doc(stage.as('staff'), newPath()), { ...fields, ...stamps() }),
      setDoc(doc(stage.as('staff'), path), { ...fields, ...stamps() }),
    );
  });

  test('deny a time of the device', async () => {
    const path = await written();
    await allowAndDeny(
      updateDoc(doc(stage.as('staff'), path), { key, updatedAt: serverTimestamp() }),
      updateDoc(doc(stage.as('staff'), path), { key, updatedAt: new Date() }),
    );
  });
});
