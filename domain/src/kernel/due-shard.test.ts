import { expect, test } from 'vitest';
import { dueShard, dueShards } from './due-shard.ts';

test('spreads ids evenly', () => {
  const sizes = Array.from({ length: dueShards }, () => 0);
  for (let n = 0; n < 16_000; n++) {
    const { shard } = dueShard(`booking-${n}`);
    sizes[shard] = (sizes[shard] ?? 0) + 1;
  }
  expect(sizes.length).toBe(16);
  expect(Math.min(...sizes)).toBeGreaterThan(850);
});

test('stays the same for an id, because stored documents have it', () => {
  expect(['a', 'b', 'c'].map((id) => dueShard(id).shard)).toEqual([1, 15, 6]);
});
