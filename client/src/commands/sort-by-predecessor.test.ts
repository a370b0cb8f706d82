import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByPredecessor } from './sort-by-predecessor.lazy.ts';

const left = (id: string, after?: string) => ({ ref: { id }, command: after ? { after } : {} });
const ids = (some: readonly { ref: { id: string } }[]) => some.map(({ ref }) => ref.id);

test('each comes after the one that it names, however they were found, and whatever their ids say', () => {
  const chain = [left('z'), left('a', 'z'), left('m', 'a'), left('b', 'm')];
  const shuffled = fc.shuffledSubarray(chain, { minLength: 4 });
  fc.assert(
    fc.property(shuffled, (found) => {
      expect(ids(sortByPredecessor(found))).toEqual(['z', 'a', 'm', 'b']);
    }),
  );
});

test('what names one that is gone, or itself, or each other, is kept, once', () => {
  expect(ids(sortByPredecessor([left('b', 'gone'), left('c', 'c')]))).toEqual(['b', 'c']);
  expect(ids(sortByPredecessor([left('d', 'e'), left('e', 'd')])).sort()).toEqual(['d', 'e']);
});
