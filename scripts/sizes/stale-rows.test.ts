import { expect, test } from 'vitest';
import { staleRows } from './stale-rows.ts';

test('accepts a row that tells about the measured size, and names a wrong and a missing one', () => {
  const table = '| page | kB |\n|---|---|\n| alone | 180 |\n| later | 39 |\n';
  expect(staleRows(table, { alone: 179 * 1024, later: 39.4 * 1024 })).toEqual([]);
  expect(staleRows(table, { alone: 190 * 1024, more: 1024 })).toEqual([
    "the client's README says of «alone» 180; it is 190.0 kB",
    "the client's README says of «more» nothing; it is 1.0 kB",
  ]);
});
