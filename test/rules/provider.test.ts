import {
  collection,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { describe, test } from 'vitest';
import { badNames, goodNames } from '../kit/bad-fields.ts';
import { newId } from '../kit/new-id.ts';
import { allowAndDeny, denyThenAllow, everyoneBut, type Fields, openStage, people, stored } from '../kit/rules.ts';

const stage = await openStage('provider');

const now = serverTimestamp;

const settings = (count: number): Fields =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`setting${n}`, n]));

/** The largest values that the rules allow. */
const loyalty = {
  pointsPerUnit: 1000,
  regularAfterOrders: 10_000,
  vipAfterOrders: 10_000,
  inactiveAfterDays: 3650,
  discounts: { new: 0, regular: 2.5, vip: 100, inactive: 10 },
};

const badLoyalties: [name: string, loyalty: unknown][] = [
  ['text for loyalty', 'much'],
  ['null for loyalty', null],
  ['a loyalty with another key', { ...loyalty, stamps: 10 }],
  ['negative points', { pointsPerUnit: -1 }],
  ['1001 points', { pointsPerUnit: 1001 }],
  ['text for points', { pointsPerUnit: '1' }],
  ['a regular customer after no orders', { regularAfterOrders: 0 }],
  ['a regular customer after half an order', { regularAfterOrders: 1.5 }],
  ['a regular customer after 10001 orders', { regularAfterOrders: 10_001 }],
  ['a vip after no orders', { vipAfterOrders: 0 }],
  ['a vip after 10001 orders', { vipAfterOrders: 10_001 }],
  ['inactive after 0 days', { inactiveAfterDays: 0 }],
  ['inactive after 3651 days', { inactiveAfterDays: 3651 }],
  ['a number for discounts', { discounts: 5 }],
  ['a discount for an unknown type', { discounts: { stranger: 5 } }],
  ...['new', 'regular', 'vip', 'inactive'].flatMap((kind): [string, unknown][] => [
    [`a negative ${kind} discount`, { discounts: { [kind]: -1 } }],
    [`a ${kind} discount above 100 percent`, { discounts: { [kind]: 100.5 } }],
    [`a ${kind} discount as text`, { discounts: { [kind]: '5' } }],
  ]),
];

const goodChanges: [name: string, change: Fields][] = [
  ['a name', { name: 'Salon Nova' }],
  ...goodNames('name'),
  ['a name of 200 characters', { name: 'x'.repeat(200) }],
  ['settings', { settings: { theme: 'dark' } }],
  ['50 settings', { settings: settings(50) }],
  ['one setting', { 'settings.theme': 'dark' }],
  ['settings that functions read', { settings: { taxIncluded: false, loyalty } }],
  ['an empty loyalty', { 'settings.loyalty': {} }],
  [
    'the lowest values of loyalty',
    { 'settings.loyalty': { pointsPerUnit: 0, regularAfterOrders: 1, discounts: { vip: 0 } } },
  ],
  ['all at once', { name: 'Salon Nova', settings: { taxIncluded: true, loyalty } }],
];

const badChanges: [name: string, change: Fields][] = [
  ...badNames('name'),
  ['no name', { name: deleteField() }],
  ['a list for settings', { settings: [] }],
  ['text for settings', { settings: 'dark' }],
  ['text for taxIncluded', { 'settings.taxIncluded': 'yes' }],
  ['null for taxIncluded', { 'settings.taxIncluded': null }],
  ...badLoyalties.map(([name, bad]): [string, Fields] => [name, { 'settings.loyalty': bad }]),
  ["somebody else's name", { updatedBy: 'somebody' }],
  ['no author', { updatedBy: deleteField() }],
  ['51 settings', { settings: settings(51) }],
  ['no settings', { settings: deleteField() }],
  ['an unknown key', { rating: 5 }],
  ["updatedAt from the device's clock", { updatedAt: new Date() }],
  ['no updatedAt', { updatedAt: deleteField() }],
  ['opening hours', { openingHours: { mon: [{ open: '09:00', close: '17:00' }] } }],
  ['closures', { closures: [{ closureId: 'c', from: '2030-01-01', until: '2030-01-02', openingHours: [] }] }],
  ['no opening hours', { openingHours: deleteField() }],
  ['another time zone', { timeZone: 'America/New_York' }],
  ['another currency', { currency: 'USD' }],
  ['another owner', { ownerId: 'somebody' }],
  ['no owner', { ownerId: deleteField() }],
  ['other modules', { modules: ['booking', 'restaurant'] }],
  ['another kind', { kind: 'clinic' }],
  ['a place in the directory', { listing: { listedAt: now() } }],
  ['a short address', { shortAddress: 'nova' }],
  ['another version', { version: 2 }],
  ['another last command', { lastCommandId: 'd' }],
  ['another createdAt', { createdAt: now() }],
];

describe("rules for a provider's profile", () => {
  test.each(everyoneBut('signedOut'))('allow %s to read it, but to list none', async (person) => {
    const provider = await stage.openProvider();
    const [mine, theirs] = [stage.as(person), stage.as('signedOut')];
    await allowAndDeny(getDoc(doc(mine, provider)), getDoc(doc(theirs, provider)));
    await allowAndDeny(getDoc(doc(mine, provider)), getDocs(query(collection(mine, 'serviceProviders'), limit(3))));
  });

  describe.each(['owner', 'manager'] as const)('for changes by %s', (person) => {
    test.each(goodChanges)('allow %s and reject staff', async (_, change) => {
      const provider = await stage.openProvider();
      await denyThenAllow(
        () => updateDoc(doc(stage.as('staff'), provider), { ...change, ...stage.changed('staff') }),
        () => updateDoc(doc(stage.as(person), provider), { ...change, ...stage.changed(person) }),
      );
    });

    test.each(badChanges)('reject %s', async (_, change) => {
      const mine = doc(stage.as(person), await stage.openProvider());
      await denyThenAllow(
        () => updateDoc(mine, { name: 'Salon Nova', ...stage.changed(person), ...change }),
        () => updateDoc(mine, { name: 'Salon Nova', ...stage.changed(person) }),
      );
    });

    test('reject an unchanged updatedAt', async () => {
      const mine = doc(stage.as(person), await stage.openProvider());
      await denyThenAllow(
        () => updateDoc(mine, { name: 'Salon Nova', updatedBy: stage.uid(person) }),
        () => updateDoc(mine, { name: 'Salon Nova', ...stage.changed(person) }),
      );
    });
  });

  test.each(everyoneBut('owner', 'manager'))('reject changes by %s', async (person) => {
    const provider = await stage.openProvider();
    for (const change of [{ name: 'Mine' }, { settings: { theme: 'dark' } }]) {
      await denyThenAllow(
        () => updateDoc(doc(stage.as(person), provider), { ...change, ...stage.changed(person) }),
        () => updateDoc(doc(stage.as('owner'), provider), { ...change, ...stage.changed('owner') }),
      );
    }
  });

  test('allow a change of the name without opening hours, and reject other keys', async () => {
    const provider = `serviceProviders/${newId('salon')}`;
    const bare = { name: 'Night shop', ownerId: stage.uid('owner'), settings: {}, ...stored };
    await stage.put({
      [provider]: bare,
      [`${provider}/members/${stage.uid('owner')}`]: { role: 'owner', active: true, ...stored },
    });
    const mine = doc(stage.as('owner'), provider);
    await denyThenAllow(
      () => updateDoc(mine, { modules: ['booking'], ...stage.changed('owner') }),
      () => updateDoc(mine, { name: 'Day shop', ...stage.changed('owner') }),
    );
  });

  test("require the author's own uid after a change by somebody else", async () => {
    const provider = await stage.openProvider();
    await stage.put({ [provider]: { name: 'Salon', settings: {}, updatedBy: stage.uid('owner'), ...stored } });
    const mine = doc(stage.as('manager'), provider);
    await denyThenAllow(
      () => updateDoc(mine, { name: 'Salon Nova', updatedAt: now() }),
      () => updateDoc(mine, { name: 'Salon Nova', ...stage.changed('manager') }),
    );
  });

  test('allow another name while settings of an earlier version are malformed, but no settings like them', async () => {
    const provider = await stage.openProvider();
    const settings = { taxIncluded: 'yes' };
    await stage.put({ [provider]: { name: 'Salon', settings, ...stored } });
    const mine = doc(stage.as('owner'), provider);
    await denyThenAllow(
      () => updateDoc(mine, { 'settings.theme': 'dark', ...stage.changed('owner') }),
      () => updateDoc(mine, { name: 'Salon Nova', ...stage.changed('owner') }),
    );
  });

  test.each(people)('reject creates and deletes by %s', async (person) => {
    const provider = await stage.openProvider();
    const { name, ...rest } = { name: 'Mine', kind: 'salon', ownerId: stage.uid(person), settings: {}, ...stored };
    await allowAndDeny(
      getDoc(doc(stage.as('owner'), provider)),
      setDoc(doc(stage.as(person), `serviceProviders/${newId('salon')}`), { name, ...rest }),
      setDoc(doc(stage.as(person), `serviceProviders/${newId('salon')}`), { name, createdAt: now(), updatedAt: now() }),
      deleteDoc(doc(stage.as(person), provider)),
    );
  });
});
