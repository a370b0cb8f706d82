import { deleteDoc, deleteField, doc, getDoc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, expect, test } from 'vitest';
import { allowAndDeny, denyThenAllow, everyoneBut, type Fields, openStage, stored } from '../kit/rules.ts';

const stage = await openStage('private-profile');

const limits = { openHolds: 0, unpaidHoldsPerDay: 100_000, seatsPerSlot: 1, upcoming: 5, subscriptions: 1 };
const health = { drops: 5, latencyMs: 1500, failures: 0.5, criticalFactor: 2 };
const loyalty = { pointsPerUnit: 1000, regularAfterOrders: 1, discounts: { new: 0, vip: 100 } };

/** A provider of this version: the settings lie in members' part of its profile. */
const open = async () => {
  const provider = await stage.openProvider();
  const members = `${provider}/private/profile`;
  const { version: _v, ...stamps } = stored;
  await stage.put({ [members]: { ownerIds: [stage.uid('owner')], settings: { theme: 'light' }, ...stamps } });
  return { provider, members };
};

const goodChanges: [name: string, change: Fields][] = [
  ['settings', { settings: { theme: 'dark' } }],
  ['one setting', { 'settings.theme': 'dark' }],
  ['no settings left', { settings: {} }],
  [
    'settings that functions read',
    { settings: { taxIncluded: false, loyalty, limits, health, sync: { retryAttempts: 20, counterShards: 16 } } },
  ],
  [
    'settings that devices follow',
    { settings: { sync: { batchSize: 1, checkMinutes: 60, staleMinutes: 1440, healthSeconds: 5, autoSync: false } } },
  ],
];

const badChanges: [name: string, change: Fields][] = [
  ['a list for settings', { settings: [] }],
  ['no settings', { settings: deleteField() }],
  ['51 settings', { settings: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`s${n}`, n])) }],
  ['text for taxIncluded', { 'settings.taxIncluded': 'yes' }],
  ['a limit that is no number', { 'settings.limits': { upcoming: 'many' } }],
  ['an unknown limit', { 'settings.limits': { stars: 1 } }],
  ['an unknown setting of functions', { 'settings.sync': { mood: 1 } }],
  ['too few attempts', { 'settings.sync': { retryAttempts: 4 } }],
  ['more shards than functions read', { 'settings.sync': { counterShards: 33 } }],
  ['calls without a command', { 'settings.sync': { batchSize: 0 } }],
  ['a check twice a minute', { 'settings.sync': { checkMinutes: 0.5 } }],
  ['lists that are stale at once', { 'settings.sync': { staleMinutes: 1 } }],
  ['a report each second', { 'settings.sync': { healthSeconds: 1 } }],
  ['text for the automatic checks', { 'settings.sync': { autoSync: 'no' } }],
  ['fewer shards than there are', { 'settings.sync': { counterShards: 7 } }],
  ['an unknown threshold of health', { 'settings.health': { mood: 1 } }],
  ['a latency below a millisecond', { 'settings.health': { latencyMs: 0 } }],
  ['text for a threshold', { 'settings.health': { failures: 'few' } }],
  ['a discount above 100 percent', { 'settings.loyalty': { discounts: { vip: 101 } } }],
  ['other owners', { ownerIds: ['somebody'] }],
  ['another last command', { lastCommandId: 'd' }],
  ['another key', { note: 'x' }],
  ["somebody else's name", { updatedBy: 'somebody' }],
  ["updatedAt from the device's clock", { updatedAt: new Date() }],
];

describe("rules for members' part of a profile", () => {
  const members = ['owner', 'manager', 'staff', 'kitchen'] as const;

  test.each(members)('allow %s to read it, and reject everybody else', async (person) => {
    const { members: path } = await open();
    const strangers = everyoneBut(...members).map((other) => getDoc(doc(stage.as(other), path)));
    expect(strangers.length).toBeGreaterThan(3);
    await allowAndDeny(getDoc(doc(stage.as(person), path)), ...strangers);
  });

  test('let the shards of counters grow, never shrink, and mend a setting of another kind', async () => {
    const { members: path } = await open();
    const set = (sync: unknown) =>
      updateDoc(doc(stage.as('owner'), path), { 'settings.sync': sync, ...stage.changed('owner') });
    await set({ counterShards: 16 });
    await denyThenAllow(
      () => set({ counterShards: 15 }),
      () => set({ counterShards: 17 }),
    );
    const { members: odd } = await open();
    await stage.put({ [odd]: { ownerIds: [stage.uid('owner')], settings: { sync: 'daily' }, createdAt: new Date(0) } });
    await updateDoc(doc(stage.as('owner'), odd), { settings: {}, ...stage.changed('owner') });
  });

  describe.each(['owner', 'manager'] as const)('for changes by %s', (person) => {
    test.each(goodChanges)('allow %s and reject staff', async (_, change) => {
      const { members: path } = await open();
      await denyThenAllow(
        () => updateDoc(doc(stage.as('staff'), path), { ...change, ...stage.changed('staff') }),
        () => updateDoc(doc(stage.as(person), path), { ...change, ...stage.changed(person) }),
      );
    });

    test.each(badChanges)('reject %s', async (_, change) => {
      const { members: path } = await open();
      const mine = doc(stage.as(person), path);
      const good = { 'settings.colour': 'red', ...stage.changed(person) };
      await denyThenAllow(
        () => updateDoc(mine, { ...stage.changed(person), ...change }),
        () => updateDoc(mine, good),
      );
    });

    test('reject to create and to delete it', async () => {
      const provider = await stage.openProvider();
      const mine = doc(stage.as(person), `${provider}/private/profile`);
      const now = serverTimestamp();
      const whole = { ownerIds: [stage.uid(person)], settings: {}, createdAt: now, updatedAt: now };
      const { members: theirs } = await open();
      await allowAndDeny(
        getDoc(doc(stage.as(person), theirs)),
        setDoc(mine, { ...whole, updatedBy: stage.uid(person) }),
        deleteDoc(doc(stage.as(person), theirs)),
      );
    });

    test('reject settings in the profile itself once it is split, and allow a name', async () => {
      const { provider } = await open();
      await stage.put({ [provider]: { name: 'Salon', settings: {}, ...stored, lastCommandId: '' } });
      const mine = doc(stage.as(person), provider);
      await denyThenAllow(
        () => updateDoc(mine, { 'settings.theme': 'dark', ...stage.changed(person) }),
        () => updateDoc(mine, { name: 'Salon Nova', ...stage.changed(person) }),
      );
    });
  });
});
