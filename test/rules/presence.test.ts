import { deleteDoc, deleteField, doc, getDoc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { beforeEach, describe, test } from 'vitest';
import { badNames, badNumbers, goodNames } from '../kit/bad-fields.ts';
import { newId } from '../kit/new-id.ts';
import { presence } from '../kit/presence.ts';
import {
  allowAndDeny,
  denyThenAllow,
  everyoneBut,
  everyRead,
  type Fields,
  list,
  openStage,
  type Person,
  read,
  roles,
  stamps,
  without,
} from '../kit/rules.ts';

const stage = await openStage('presence');

let provider: string;

beforeEach(async () => {
  provider = await stage.openProvider();
});

const newDevice = () => `${provider}/devices/${newId('device')}`;

const by = (person: Person): Fields => ({ ...presence(), user: stage.uid(person), ...stamps() });

/** Creates a device that this person has used before. */
const usedBy = async (person: Person): Promise<string> => {
  const path = newDevice();
  const then = new Date(0);
  const data = {
    user: stage.uid(person),
    name: 'Tablet',
    lastSeenAt: then,
    queued: 3,
    createdAt: then,
    updatedAt: then,
  };
  await stage.put({ [path]: data });
  return path;
};

const beat = (): Fields => ({ lastSeenAt: serverTimestamp(), updatedAt: serverTimestamp() });

const put = (person: Person, path: string, fields: Fields) => setDoc(doc(stage.as(person), path), fields);

const report = {
  lost: 0,
  documents: 1_000_000,
  cached: 900_000,
  reconnects: 1,
  slowQueries: 0,
  lists: 12,
  stale: 0,
};
const spread = { count: 3, p50: 80, p95: 600_000 };

const goodFields: [name: string, fields: Fields][] = [
  ['figures of its health', { health: report }],
  ['figures of its commands', { health: { ...report, answered: spread, seen: spread } }],
  ["the user's name", { userName: 'Ada' }],
  ['names of 200 characters', { name: 'x'.repeat(200), userName: 'x'.repeat(200) }],
  ...goodNames('name'),
  ...goodNames('userName'),
  ['10,000 queued commands', { queued: 10_000 }],
  ['the time of the oldest queued command', { queued: 2, queuedSince: new Date(0) }],
  ["the time of a device's wrong clock", { queued: 2, queuedSince: new Date('2200-01-01') }],
];

const badFields: [name: string, fields: Fields][] = [
  ...badNames('name'),
  ...badNames('userName'),
  ...badNumbers('queued', -1, 10_001),
  ['a half command', { queued: 0.5 }],
  ['a number as the time of the oldest queued command', { queued: 2, queuedSince: 1 }],
  ['no time of the oldest queued command', { queued: 2, queuedSince: null }],
  ["lastSeenAt from the device's clock", { lastSeenAt: new Date() }],
  ['text for figures', { health: 'well' }],
  ['figures without all counts', { health: without(report, 'lost') }],
  ['an unknown figure', { health: { ...report, temperature: 37 } }],
  ['a figure below zero', { health: { ...report, reconnects: -1 } }],
  ['a figure beyond reason', { health: { ...report, documents: 1_000_001 } }],
  ['a half reconnect', { health: { ...report, reconnects: 0.5 } }],
  ['a latency of eleven minutes', { health: { ...report, seen: { ...spread, p95: 600_001 } } }],
  ['a latency without a count', { health: { ...report, seen: { p50: 1, p95: 1 } } }],
  ['an unknown key of a latency', { health: { ...report, answered: { ...spread, p99: 1 } } }],
  ['no user', { user: null }],
  ['an unknown key', { platform: 'ios' }],
];

describe.each(roles)("rules for a provider's device, for %s:", (role) => {
  test("allow a heartbeat in the person's own name only", async () => {
    const other = role === 'owner' ? 'staff' : 'owner';
    await allowAndDeny(put(role, newDevice(), by(role)), put(role, newDevice(), by(other)));
  });

  test('allow a second heartbeat, as a full write or as an update', async () => {
    const path = await usedBy(role);
    await denyThenAllow(
      () => updateDoc(doc(stage.as(role), path), { queued: 1, updatedAt: serverTimestamp() }),
      () => updateDoc(doc(stage.as(role), path), { queued: 1, ...beat() }),
    );
    await denyThenAllow(
      () => put(role, path, { ...by(role), createdAt: new Date(1) }),
      () => put(role, path, by(role)),
    );
  });

  test("allow another person to take it over, in that person's own name only", async () => {
    const path = await usedBy(role === 'kitchen' ? 'staff' : 'kitchen');
    await denyThenAllow(
      () => updateDoc(doc(stage.as(role), path), { queued: 0, ...beat() }),
      () => updateDoc(doc(stage.as(role), path), { queued: 0, user: stage.uid(role), ...beat() }),
    );
  });

  test('allow the person whom it names to delete it', async () => {
    const path = await usedBy(role);
    await denyThenAllow(
      () => deleteDoc(doc(stage.as('stranger'), path)),
      () => deleteDoc(doc(stage.as(role), path)),
    );
  });
});

describe("rules for a provider's device", () => {
  test.each(goodFields)('allow %s', async (_, fields) => {
    await allowAndDeny(
      put('kitchen', newDevice(), { ...by('kitchen'), ...fields }),
      put('stranger', newDevice(), { ...by('stranger'), ...fields }),
    );
  });

  test.each(badFields)('reject %s', async (_, fields) => {
    const [mine, known] = [newDevice(), await usedBy('kitchen')];
    await denyThenAllow(
      () => put('kitchen', mine, { ...by('kitchen'), ...fields }),
      () => put('kitchen', mine, by('kitchen')),
    );
    await denyThenAllow(
      () => updateDoc(doc(stage.as('kitchen'), known), { ...beat(), ...fields }),
      () => updateDoc(doc(stage.as('kitchen'), known), beat()),
    );
  });

  test.each(['user', 'name', 'lastSeenAt', 'queued', 'createdAt', 'updatedAt'])(
    'reject a heartbeat without %s',
    async (key) => {
      const [mine, known] = [newDevice(), await usedBy('kitchen')];
      await denyThenAllow(
        () => put('kitchen', mine, without(by('kitchen'), key)),
        () => put('kitchen', mine, by('kitchen')),
      );
      await denyThenAllow(
        () => updateDoc(doc(stage.as('kitchen'), known), { ...beat(), [key]: deleteField() }),
        () => updateDoc(doc(stage.as('kitchen'), known), beat()),
      );
    },
  );

  test.each(['hair.cut', 'hair cut', 'x'.repeat(129)])('reject the id %s', async (id) => {
    await allowAndDeny(
      put('kitchen', `${provider}/devices/${'x'.repeat(128)}`, by('kitchen')),
      put('kitchen', `${provider}/devices/${id}`, by('kitchen')),
    );
  });

  test.each(everyoneBut(...roles))('reject reads, writes and deletes by %s', async (person) => {
    const path = await usedBy('staff');
    const theirs = doc(stage.as(person), path);
    await allowAndDeny(
      getDoc(doc(stage.as('owner'), path)),
      ...everyRead(stage.as(person), path),
      put(person, newDevice(), by(person)),
      put(person, path, by(person)),
      updateDoc(theirs, { user: stage.uid(person), ...beat() }),
      deleteDoc(theirs),
    );
  });

  test.each(['owner', 'manager'] as const)('allow %s to read, list and delete it', async (person) => {
    const path = await usedBy('staff');
    await allowAndDeny(
      Promise.all(everyRead(stage.as(person), path)),
      ...everyRead(stage.as('signedOut'), path),
      deleteDoc(doc(stage.as('kitchen'), path)),
    );
    await denyThenAllow(
      () => deleteDoc(doc(stage.as('neighbour'), path)),
      () => deleteDoc(doc(stage.as(person), path)),
    );
  });

  test.each(['staff', 'kitchen'] as const)(
    'allow %s to read only their own device, and reject lists',
    async (person) => {
      const [mine, other] = await Promise.all([usedBy(person), usedBy('owner')]);
      const database = stage.as(person);
      await allowAndDeny(read(database, mine), read(database, other), list(database, mine));
    },
  );

  test('reject reads by a removed member, and allow that member to delete it', async () => {
    const path = await usedBy('removed');
    await denyThenAllow(
      () => read(stage.as('removed'), path),
      () => deleteDoc(doc(stage.as('removed'), path)),
    );
  });
});
