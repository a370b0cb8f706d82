import { bundlePath, type RecordChange } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { renewKey } from '../../functions/src/bundles/renew-key.ts';
import { openDatabase } from '../kit/admin.ts';
import { newId } from '../kit/new-id.ts';

const firestore = openDatabase('renew-key');

const start = Date.UTC(2030, 0, 1);

/** A provider for one test; `renew` runs at this many seconds from the start. */
const openProvider = () => {
  const providerId = newId('salon');
  const change: RecordChange = {
    kind: 'menuItems',
    providerId,
    entityId: 'cola',
    changeId: newId('change'),
    committedAt: start * 1000,
    before: { name: 'Cola' },
    after: { name: 'Coke' },
  };
  const renew = (seconds: number, other: Partial<RecordChange> = {}) =>
    renewKey({ firestore, clock: () => new Date(start + seconds * 1000) }, { ...change, ...other });
  const stored = async (audience: 'menu' | 'house' = 'menu') =>
    (await firestore.doc(bundlePath(providerId, audience)).get()).data();
  return { renew, stored };
};

test('creates a key with the first change, and keeps it for a minute despite further changes', async () => {
  const { renew, stored } = openProvider();
  expect(await renew(0)).toBe(true);
  const first = await stored();
  expect(first?.key).toMatch(/^[A-Za-z0-9_-]{44}$/);
  for (const seconds of [1, 30, 59]) expect(await renew(seconds)).toBe(false);
  expect(await stored()).toEqual(first);
  expect(await renew(60)).toBe(true);
  const second = await stored();
  expect(second?.key).not.toBe(first?.key);
  expect(second?.createdAt).toEqual(first?.createdAt);
});

test('renews the key once for concurrent changes, both the first key and a later one', async () => {
  const { renew } = openProvider();
  for (const seconds of [0, 60]) {
    const renewed = await Promise.all(Array.from({ length: 8 }, () => renew(seconds)));
    expect(renewed.filter(Boolean)).toHaveLength(1);
  }
});

test('creates no key for a change of costs, of stamps, or by a command', async () => {
  const { renew, stored } = openProvider();
  expect(await renew(0, { kind: 'menuCosting' })).toBe(false);
  expect(await renew(0, { after: { name: 'Cola', updatedBy: 'ada' } })).toBe(false);
  expect(await renew(0, { after: { name: 'Coke', lastCommandId: 'c' } })).toBe(false);
  expect(await stored()).toBeUndefined();
  expect(await renew(0, { kind: 'tables' })).toBe(true);
  expect([await stored(), (await stored('house'))?.key]).toEqual([undefined, expect.any(String)]);
});
