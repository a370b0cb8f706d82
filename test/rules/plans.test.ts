import { deleteDoc, doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { newId } from '../kit/new-id.ts';
import {
  allowAndDeny,
  denyThenAllow,
  everyoneBut,
  type Fields,
  openStage,
  type Person,
  stamps,
  without,
} from '../kit/rules.ts';
import { belongings } from '../kit/tenant-paths.ts';

const stage = await openStage('plans');

const plan: Fields = belongings('')['/plans/club'] ?? {};
const price = { amount: 1900, currency: 'EUR' };

const badFields: [name: string, fields: Fields][] = [
  ['an unknown key', { discount: 5 }],
  ['an empty name', { name: '' }],
  ['a blank name', { name: ' ' }],
  ['a name of 201 characters', { name: 'x'.repeat(201) }],
  ['a number for a name', { name: 7 }],
  ['no months', { periodMonths: 0 }],
  ['fewer than no months', { periodMonths: -1 }],
  ['half a month', { periodMonths: 0.5 }],
  ['121 months', { periodMonths: 121 }],
  ['text for months', { periodMonths: '1' }],
  ['null for months', { periodMonths: null }],
  ['a bare number for a price', { price: 1900 }],
  ['null for a price', { price: null }],
  ['an empty price', { price: {} }],
  ['a price without currency', { price: { amount: 1900 } }],
  ['a price without amount', { price: { currency: 'EUR' } }],
  ['a price with another key', { price: { ...price, tax: 19 } }],
  ['a negative price', { price: { ...price, amount: -1 } }],
  ['a price in fractions', { price: { ...price, amount: 18.99 } }],
  ['text for an amount', { price: { ...price, amount: '1900' } }],
  ['an amount beyond reason', { price: { ...price, amount: 1_000_000_000_001 } }],
  ['the wrong currency', { price: { ...price, currency: 'USD' } }],
  ['a currency in small letters', { price: { ...price, currency: 'eur' } }],
];

const goodFields: [name: string, fields: Fields][] = [
  ['a month', {}],
  ['ten years', { periodMonths: 120 }],
  ['no price', { price: { ...price, amount: 0 } }],
  ['the highest price', { price: { ...price, amount: 1_000_000_000_000 } }],
  ['a name of 200 characters', { name: 'x'.repeat(200) }],
];

const needed = ['name', 'periodMonths', 'price', 'createdAt', 'updatedAt'];

/** A plan that is there, as somebody sees it. */
const existing = async (house: string) => {
  const path = `${house}/plans/${newId('plan')}`;
  await stage.put({ [path]: { ...plan, createdAt: new Date(0), updatedAt: new Date(0) } });
  return (person: Person) => doc(stage.as(person), path);
};

const absent = (house: string) => {
  const path = `${house}/plans/${newId('plan')}`;
  return (person: Person) => doc(stage.as(person), path);
};

describe.each(['owner', 'manager'] as const)('a plan, by %s,', (person) => {
  test.each(goodFields)('is added with %s, not by staff', async (_, fields) => {
    const seenBy = absent(await stage.openHouse());
    const data = { ...plan, ...fields, ...stamps() };
    await denyThenAllow(
      () => setDoc(seenBy('staff'), data),
      () => setDoc(seenBy(person), data),
    );
  });

  test.each(badFields)('is neither added with %s nor changed to it', async (_, fields) => {
    const house = await stage.openHouse();
    const added = absent(house)(person);
    await denyThenAllow(
      () => setDoc(added, { ...plan, ...fields, ...stamps() }),
      () => setDoc(added, { ...plan, ...stamps() }),
    );
    const changed = (await existing(house))(person);
    await denyThenAllow(
      () => updateDoc(changed, { ...fields, updatedAt: serverTimestamp() }),
      () => updateDoc(changed, { name: 'Club and sauna', updatedAt: serverTimestamp() }),
    );
  });

  test.each(needed)('is neither added nor left without %s', async (key) => {
    const house = await stage.openHouse();
    const added = absent(house)(person);
    await denyThenAllow(
      () => setDoc(added, without({ ...plan, ...stamps() }, key)),
      () => setDoc(added, { ...plan, ...stamps() }),
    );
    const changed = (await existing(house))(person);
    const next = { ...plan, createdAt: new Date(0), updatedAt: serverTimestamp() };
    await denyThenAllow(
      () => setDoc(changed, without(next, key)),
      () => setDoc(changed, next),
    );
  });

  const badStamps: [name: string, fields: Fields][] = [
    ['createdAt', { createdAt: new Date() }],
    ['updatedAt', { updatedAt: new Date() }],
  ];

  test.each(badStamps)('does not get its %s from the device', async (_, fields) => {
    const house = await stage.openHouse();
    const added = absent(house)(person);
    await denyThenAllow(
      () => setDoc(added, { ...plan, ...stamps(), ...fields }),
      () => setDoc(added, { ...plan, ...stamps() }),
    );
    const changed = (await existing(house))(person);
    await denyThenAllow(
      () => updateDoc(changed, { periodMonths: 2, updatedAt: serverTimestamp(), ...fields }),
      () => updateDoc(changed, { periodMonths: 2, updatedAt: serverTimestamp() }),
    );
  });

  test.each(['club.gold', 'club gold', 'x'.repeat(129)])('does not get an id that is none: %s', async (id) => {
    const house = await stage.openHouse();
    const data = { ...plan, ...stamps() };
    const database = stage.as(person);
    await allowAndDeny(
      setDoc(doc(database, `${house}/plans/${'x'.repeat(128)}`), data),
      setDoc(doc(database, `${house}/plans/${id}`), data),
    );
  });

  test('is deleted, not by staff', async () => {
    const seenBy = await existing(await stage.openHouse());
    await denyThenAllow(
      () => deleteDoc(seenBy('staff')),
      () => deleteDoc(seenBy(person)),
    );
  });
});

test.each(everyoneBut('owner', 'manager'))('a plan is neither added, changed nor deleted by %s', async (person) => {
  const house = await stage.openHouse();
  const added = absent(house);
  const seenBy = await existing(house);
  const data = { ...plan, ...stamps() };
  const change = { periodMonths: 2, updatedAt: serverTimestamp() };
  await denyThenAllow(
    () => setDoc(added(person), data),
    () => setDoc(added('owner'), data),
  );
  await denyThenAllow(
    () => updateDoc(seenBy(person), change),
    () => updateDoc(seenBy('owner'), change),
  );
  await denyThenAllow(
    () => deleteDoc(seenBy(person)),
    () => deleteDoc(seenBy('owner')),
  );
});
