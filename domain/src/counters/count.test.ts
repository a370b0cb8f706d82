import { expect, test } from 'vitest';
import { count, counterShards } from './count.ts';
import { countersPath } from './path.ts';

const at = new Date(0);
const shardOf = (commandId: string) => count('salon', commandId, { totalReservations: 1 }, { updatedAt: at }).path;

test('adds to one shard without a read', () => {
  const write = count('salon', 'c', { pendingReservations: -1, confirmedReservations: 1 }, { updatedAt: at });
  expect(write).toEqual({
    op: 'increment',
    path: expect.stringMatching(/^serviceProviders\/salon\/counters\/[0-7]$/),
    by: { pendingReservations: -1, confirmedReservations: 1 },
    fields: { updatedAt: at },
  });
});

test('maps one command to one shard, and many commands to all shards', () => {
  expect(shardOf('c')).toBe(shardOf('c'));
  const shards = new Set(Array.from({ length: 200 }, (_, n) => shardOf(`command-${n}`)));
  expect([...shards].sort()).toEqual(Array.from({ length: counterShards }, (_, n) => `${countersPath('salon')}/${n}`));
});
