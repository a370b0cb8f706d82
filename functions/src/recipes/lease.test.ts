import { minuteMs } from '@counterfoil/domain';
import { describe, expect, test } from 'vitest';
import { abandon, end, flag, isForeign, isHeld, type Lease, leaseSchema, renew, take, turn } from './lease.ts';

const now = new Date('2026-05-08T20:00:00Z');
const after = (ms: number) => new Date(now.getTime() + ms);
const idle: Lease = { count: 7, workerCount: 7 };
const working = take(idle, 'me', now);

describe('the lease of a recipe worker', () => {
  test('is held for a minute, and a minute longer with each commit', () => {
    expect(isHeld(idle, now)).toBe(false);
    expect(isHeld(working, after(minuteMs - 1))).toBe(true);
    expect(isHeld(working, after(minuteMs))).toBe(false);
    expect(isHeld(renew(working, after(minuteMs - 1)), after(2 * minuteMs - 2))).toBe(true);
  });

  test('keeps the flag through commits, until the worker looks for events again', () => {
    const flagged = flag(working);
    expect([flagged.dirty, renew(flagged, now).dirty, abandon(flagged, now).dirty]).toEqual([true, true, true]);
    expect([turn(flagged, now).dirty, take(flagged, 'other', now).dirty]).toEqual([undefined, undefined]);
  });

  test('counts each commit of a worker, and leaves the count to a flag', () => {
    const counts = [
      working,
      renew(working, now),
      turn(working, now),
      end(working),
      abandon(working, now),
      flag(working),
    ];
    expect(counts.map(({ count }) => count)).toEqual([8, 9, 9, 9, 9, 8]);
    expect(counts.map(isForeign)).toEqual(counts.map(() => false));
  });

  test('does not ask for all recipes after the end of a worker', () => {
    expect(take(end(working), 'other', now).full).toBeUndefined();
  });

  test('is idle after its end, and free at once after its worker gave up', () => {
    expect(end(working)).toEqual({ count: 9, workerCount: 9, full: undefined });
    expect(isHeld(abandon(working, now), now)).toBe(false);
    expect(abandon(working, now).state).toBe('working');
  });

  test.each([
    ['is not there yet', {}],
    ['is the lock of an earlier version', { count: 3 }],
    ['was used as a lock by an earlier version since', { ...idle, count: 8 }],
  ])('asks for all recipes if it %s, until that is done', (_, stored) => {
    const taken = take(leaseSchema.parse(stored), 'me', now);
    const later = [renew(taken, now), end(taken), take(end(taken), 'other', now)];
    expect([taken, ...later].map(({ full }) => full)).toEqual([true, true, true, true]);
  });
});
