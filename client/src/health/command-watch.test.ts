import { expect, test } from 'vitest';
import type { PendingWork } from '../commands/pending-work.ts';
import { createCommandWatch } from './command-watch.ts';

const work = (id: string, change: Partial<PendingWork> = {}): PendingWork => ({
  id,
  what: 'order.confirm',
  providerId: 'pizzeria',
  userId: 'ada',
  since: new Date(1000),
  state: 'sending',
  attempts: 0,
  command: { id, type: 'order.confirm', providerId: 'pizzeria', payload: { orderId: 'o' }, issuedAt: '' },
  ...change,
});

const begun = () => {
  const watch = createCommandWatch();
  watch.pending([], 0);
  return watch;
};

test('a command is answered and seen once each, in either order', () => {
  for (const seenFirst of [true, false]) {
    const watch = begun();
    watch.pending([work('a')], 1000);
    const answer = () => expect(watch.pending([], 1080)).toEqual({ lost: 0, answered: [80] });
    const see = () => expect(watch.shows({ id: 'o', lastCommandId: 'a' }, 1100)).toEqual({ seen: [100] });
    if (seenFirst) see();
    else answer();
    watch.pending(seenFirst ? [work('a')] : [], 1100);
    if (seenFirst) expect(watch.shows({ id: 'o', lastCommandId: 'a' }, 1150)).toEqual({ seen: [] });
    if (seenFirst) answer();
    else see();
    expect(watch.pending([], 2000)).toEqual({ lost: 0, answered: [] });
  }
});

test('a reference shows a command by the id of its booking, and another document does not', () => {
  const watch = begun();
  watch.pending([work('a')], 1000);
  expect(watch.shows({ id: 'other' }, 1050)).toEqual({ seen: [] });
  expect(watch.shows({ id: 'o', lastCommandId: 'before' }, 1050)).toEqual({ seen: [] });
  expect(watch.shows({ id: 'o' }, 1090)).toEqual({ seen: [90] });
});

test('counts attempts without an answer, and not those that the server has put off', () => {
  const watch = begun();
  watch.pending([work('a'), work('b')], 1000);
  const problem = { code: 'unavailable', message: '' };
  expect(watch.pending([work('a', { attempts: 2, problem, state: 'queued' }), work('b')], 1100).lost).toBe(2);
  const limit = { code: 'resource-exhausted', message: '' };
  expect(
    watch.pending([work('a', { attempts: 2, problem }), work('b', { attempts: 1, problem: limit })], 1200).lost,
  ).toBe(0);
});

test('measures nothing of work from before, of work that waited offline, and of records', () => {
  const early = createCommandWatch();
  early.pending([work('a')], 1000);
  expect(early.pending([], 9000).answered).toEqual([]);
  const watch = begun();
  const { command: _, ...record } = work('r');
  watch.pending([work('a', { state: 'queued' }), record], 1000);
  watch.pending([work('a'), record], 5000);
  expect(watch.pending([], 9000).answered).toEqual([]);
});

test('takes a change of the user for no answer', () => {
  const watch = begun();
  watch.pending([work('a')], 1000);
  watch.forget();
  expect(watch.pending([], 9000).answered).toEqual([]);
});
