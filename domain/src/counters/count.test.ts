import { expect, test } from 'vitest';
import { count, counterShards, maxCounterShards, spreadCounters } from './count.ts';
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

test('spreads over as many shards as a provider has set, and touches nothing else', () => {
  const other = { op: 'increment', path: 'serviceProviders/salon/days/2030-01-01_3', by: { created: 1 } } as const;
  const all = Array.from({ length: 400 }, (_, n) => {
    const id = `command-${n}`;
    const [counter, day] = spreadCounters([count('salon', id, { total: 1 }, { updatedAt: at }), other], id, 32);
    expect(day).toEqual(other);
    return counter?.path;
  });
  expect(new Set(all).size).toBe(maxCounterShards);
  const write = count('salon', 'c', { total: 1 }, { updatedAt: at });
  expect(spreadCounters([write], 'c', counterShards)).toEqual([write]);
});
