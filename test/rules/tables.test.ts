import { deleteField, doc, setDoc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { badNames, badNumbers, goodNames } from '../kit/bad-fields.ts';
import { testRecordRules } from '../kit/record-rules.ts';
import { denyThenAllow, everyoneBut, type Fields, openStage, type Person } from '../kit/rules.ts';
import { sampleAt } from '../kit/tenant-paths.ts';

const stage = await openStage('tables');

testRecordRules(stage, {
  collection: 'tables',
  valid: sampleAt('tables/t1'),
  good: [
    ...goodNames('name'),
    ['one seat', { seats: 1 }],
    ['a thousand seats', { seats: 1000 }],
    ['the status reserved', { status: 'reserved' }],
    ['the status cleaning', { status: 'cleaning' }],
    ['a name of 200 characters', { name: 'x'.repeat(200) }],
  ],
  bad: [
    ['an unknown key', { zone: 'garden' }],
    ...badNames('name'),
    ...badNumbers('seats', 0, 1001),
    ['half a seat', { seats: 2.5 }],
    ['the status occupied', { status: 'occupied' }],
    ['an unknown status', { status: 'lost' }],
    ['null for a status', { status: null }],
    ['an order', { orderId: 'o' }],
    ['a command', { lastCommandId: 'c' }],
  ],
  needed: ['name', 'seats', 'status', 'createdAt', 'updatedAt'],
  change: { seats: 6 },
});

const table = async (more: Fields = {}): Promise<string> => {
  const path = `${await stage.openProvider()}/tables/t1`;
  await stage.put({ [path]: { ...sampleAt('tables/t1'), createdAt: new Date(0), updatedAt: new Date(0), ...more } });
  return path;
};

const turned = (status: string, by: Person = 'staff') => ({ status, ...stage.changed(by) });

describe('rules for the status of a free table', () => {
  test.each(['available', 'reserved', 'cleaning'])('allow staff to set %s', async (status) => {
    const path = await table({ status: 'cleaning', lastCommandId: 'c' });
    await denyThenAllow(
      () => updateDoc(doc(stage.as('kitchen'), path), turned(status, 'kitchen')),
      () => updateDoc(doc(stage.as('staff'), path), turned(status)),
    );
  });

  test.each(everyoneBut('owner', 'manager', 'staff'))('reject changes by %s', async (person) => {
    const path = await table();
    await denyThenAllow(
      () => updateDoc(doc(stage.as(person), path), turned('reserved', person)),
      () => updateDoc(doc(stage.as('staff'), path), turned('reserved')),
    );
  });

  const beyond: [name: string, change: Fields][] = [
    ['occupied', { status: 'occupied' }],
    ['an unknown status', { status: 'lost' }],
    ['no status', { status: deleteField() }],
    ['a status with another name', { name: 'Terrace' }],
    ['a status with other seats', { seats: 8 }],
    ['a status with an order', { orderId: 'o' }],
    ['a status with a command', { lastCommandId: 'c' }],
    ["updatedAt from the device's clock", { updatedAt: new Date() }],
    ["somebody else's uid", { updatedBy: 'somebody' }],
  ];

  test.each(beyond)('reject a change by staff to %s', async (_, change) => {
    const mine = doc(stage.as('staff'), await table());
    await denyThenAllow(
      () => updateDoc(mine, { ...turned('reserved'), ...change }),
      () => updateDoc(mine, turned('reserved')),
    );
  });
});

describe.each(['owner', 'manager'] as const)('rules for a table that holds an order, for %s:', (person) => {
  const held = () => table({ status: 'occupied', orderId: 'o', lastCommandId: 'c' });
  const named = () => ({ name: 'Window', seats: 2, ...stage.changed(person) });

  const attempts: [name: string, change: Fields][] = [
    ['the status available', { status: 'available' }],
    ['the status reserved', { status: 'reserved' }],
    ['a removed order', { orderId: deleteField() }],
    ['the status cleaning and a removed order', { status: 'cleaning', orderId: deleteField() }],
    ['another order', { orderId: 'p' }],
    ['a removed command id', { lastCommandId: deleteField() }],
  ];

  test.each(attempts)('allow another name and seats, but reject %s', async (_, change) => {
    const mine = doc(stage.as(person), await held());
    await denyThenAllow(
      () => updateDoc(mine, { ...named(), ...change }),
      () => updateDoc(mine, named()),
    );
  });

  test('reject a full write as a free table', async () => {
    const mine = doc(stage.as(person), await held());
    await denyThenAllow(
      () => setDoc(mine, { ...sampleAt('tables/t1'), ...stage.added(person), createdAt: new Date(0) }),
      () => updateDoc(mine, named()),
    );
  });

  test('allow a delete only once the table holds no order', async () => {
    const path = await held();
    await denyThenAllow(
      () => stage.remove(person, path),
      async () => {
        await stage.put({ [path]: { ...sampleAt('tables/t1'), lastCommandId: 'd' } });
        await stage.remove(person, path);
      },
    );
  });

  test('reject a change of its status by staff', async () => {
    const path = await held();
    await denyThenAllow(
      () => updateDoc(doc(stage.as('staff'), path), turned('available')),
      () => updateDoc(doc(stage.as(person), path), named()),
    );
  });
});
