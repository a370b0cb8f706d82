import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByPredecessor } from './sort-by-predecessor.lazy.ts';

const queued = (id: string, after?: string) => ({ ref: { id }, command: after ? { after } : {} });
const ids = (commands: readonly { ref: { id: string } }[]) => commands.map(({ ref }) => ref.id);

test('puts each command after its predecessor, in any input order and with any ids', () => {
  const chain = [queued('z'), queued('a', 'z'), queued('m', 'a'), queued('b', 'm')];
  const shuffled = fc.shuffledSubarray(chain, { minLength: 4 });
  fc.assert(
    fc.property(shuffled, (commands) => {
      expect(ids(sortByPredecessor(commands))).toEqual(['z', 'a', 'm', 'b']);
    }),
  );
});

test('keeps a command once if its predecessor is missing, is itself or forms a cycle', () => {
  expect(ids(sortByPredecessor([queued('b', 'gone'), queued('c', 'c')]))).toEqual(['b', 'c']);
  expect(ids(sortByPredecessor([queued('d', 'e'), queued('e', 'd')])).sort()).toEqual(['d', 'e']);
});
