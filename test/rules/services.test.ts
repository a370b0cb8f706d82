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

const stage = await openStage('services');

const service: Fields = belongings('')['/services/cut'] ?? {};
const price = { amount: 2500, currency: 'EUR' };

const policy = { freeUntilHours: 24, feePercent: 50, noShowFeePercent: 100 };

const badFields: [name: string, fields: Fields][] = [
  ['text for a policy', { cancellationPolicy: 'strict' }],
  ['half a policy', { cancellationPolicy: { feePercent: 50 } }],
  ['a policy with another key', { cancellationPolicy: { ...policy, mercy: 1 } }],
  ['a fee beyond the price', { cancellationPolicy: { ...policy, feePercent: 101 } }],
  ['a fee below nothing', { cancellationPolicy: { ...policy, noShowFeePercent: -1 } }],
  ['hours as text', { cancellationPolicy: { ...policy, freeUntilHours: '24' } }],
  ['an unknown key', { discount: 5 }],
  ['an empty name', { name: '' }],
  ['a name of 201 characters', { name: 'x'.repeat(201) }],
  ['a number for a name', { name: 7 }],
  ['text for a duration', { durationMinutes: '30' }],
  ['no minutes', { durationMinutes: 0 }],
  ['half minutes', { durationMinutes: 30.5 }],
  ['more than a day', { durationMinutes: 1441 }],
  ['text for slots', { slotMinutes: '30' }],
  ['slots of no minutes', { slotMinutes: 0 }],
  ['slots of half minutes', { slotMinutes: 7.5 }],
  ['slots of more than a day', { slotMinutes: 1441 }],
  ['text for a capacity', { capacity: '10' }],
  ['half a seat', { capacity: 9.5 }],
  ['fewer than no seats', { capacity: -1 }],
  ['100001 seats', { capacity: 100_001 }],
  ['a bare number for a price', { price: 2500 }],
  ['null for a price', { price: null }],
  ['an empty price', { price: {} }],
  ['a price without currency', { price: { amount: 2500 } }],
  ['a price without amount', { price: { currency: 'EUR' } }],
  ['a price with another key', { price: { ...price, tax: 19 } }],
  ['a negative price', { price: { ...price, amount: -1 } }],
  ['a price in fractions', { price: { ...price, amount: 24.99 } }],
  ['text for an amount', { price: { ...price, amount: '2500' } }],
  ['an amount beyond reason', { price: { ...price, amount: 1_000_000_000_001 } }],
  ['the wrong currency', { price: { ...price, currency: 'USD' } }],
  ['a currency in small letters', { price: { ...price, currency: 'eur' } }],
  ['an unknown confirmation', { confirmation: 'maybe' }],
  ['a list for a confirmation', { confirmation: ['manual'] }],
  ['a hold of no minutes', { holdMinutes: 0 }],
  ['text for a hold', { holdMinutes: '15' }],
  ['half a minute of hold', { holdMinutes: 0.5 }],
  ['null for a hold', { holdMinutes: null }],
  ['a hold of more than a month', { holdMinutes: 43_201 }],
];

const goodFields: [name: string, fields: Fields][] = [
  ['no hold', {}],
  ['a hold of a minute', { confirmation: 'payment', holdMinutes: 1 }],
  ['a hold of a month', { confirmation: 'manual', holdMinutes: 43_200 }],
  ['no seats, for now', { capacity: 0 }],
  ['100000 seats', { capacity: 100_000 }],
  ['no price', { price: { ...price, amount: 0 } }],
  ['the highest price', { price: { ...price, amount: 1_000_000_000_000 } }],
  ['a minute', { durationMinutes: 1, slotMinutes: 1 }],
  ['a whole day', { durationMinutes: 1440, slotMinutes: 1440 }],
  ['a name of 200 characters', { name: 'x'.repeat(200) }],
  ['a cancellation policy', { cancellationPolicy: policy }],
];

const needed = [
  'name',
  'durationMinutes',
  'slotMinutes',
  'capacity',
  'price',
  'confirmation',
  'createdAt',
  'updatedAt',
];

/** A service that is there, as somebody sees it. */
const existing = async (house: string) => {
  const path = `${house}/services/${newId('service')}`;
  await stage.put({ [path]: { ...service, createdAt: new Date(0), updatedAt: new Date(0) } });
  return (person: Person) => doc(stage.as(person), path);
};

const absent = (house: string) => {
  const path = `${house}/services/${newId('service')}`;
  return (person: Person) => doc(stage.as(person), path);
};

describe.each(['owner', 'manager'] as const)('a service, by %s,', (person) => {
  test.each(goodFields)('is added with %s, not by staff', async (_, fields) => {
    const seenBy = absent(await stage.openHouse());
    const data = { ...service, ...fields, ...stamps() };
    await denyThenAllow(
      () => setDoc(seenBy('staff'), data),
      () => setDoc(seenBy(person), data),
    );
  });

  test.each(badFields)('is neither added with %s nor changed to it', async (_, fields) => {
    const house = await stage.openHouse();
    const added = absent(house)(person);
    await denyThenAllow(
      () => setDoc(added, { ...service, ...fields, ...stamps() }),
      () => setDoc(added, { ...service, ...stamps() }),
    );
    const changed = (await existing(house))(person);
    await denyThenAllow(
      () => updateDoc(changed, { ...fields, updatedAt: serverTimestamp() }),
      () => updateDoc(changed, { name: 'Cut and colour', updatedAt: serverTimestamp() }),
    );
  });

  test.each(needed)('is neither added nor left without %s', async (key) => {
    const house = await stage.openHouse();
    const added = absent(house)(person);
    await denyThenAllow(
      () => setDoc(added, without({ ...service, ...stamps() }, key)),
      () => setDoc(added, { ...service, ...stamps() }),
    );
    const changed = (await existing(house))(person);
    const next = { ...service, createdAt: new Date(0), updatedAt: serverTimestamp() };
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
      () => setDoc(added, { ...service, ...stamps(), ...fields }),
      () => setDoc(added, { ...service, ...stamps() }),
    );
    const changed = (await existing(house))(person);
    await denyThenAllow(
      () => updateDoc(changed, { capacity: 1, updatedAt: serverTimestamp(), ...fields }),
      () => updateDoc(changed, { capacity: 1, updatedAt: serverTimestamp() }),
    );
  });

  test.each(['hair.cut', 'hair cut', 'x'.repeat(129)])('does not get an id that is none: %s', async (id) => {
    const house = await stage.openHouse();
    const data = { ...service, ...stamps() };
    const database = stage.as(person);
    await allowAndDeny(
      setDoc(doc(database, `${house}/services/${'x'.repeat(128)}`), data),
      setDoc(doc(database, `${house}/services/${id}`), data),
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

test.each(everyoneBut('owner', 'manager'))('a service is neither added, changed nor deleted by %s', async (person) => {
  const house = await stage.openHouse();
  const added = absent(house);
  const seenBy = await existing(house);
  const data = { ...service, ...stamps() };
  const change = { capacity: 1, updatedAt: serverTimestamp() };
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
