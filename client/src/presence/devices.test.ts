import type { DevicePresence } from '@counterfoil/domain/core';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Identified, Snapshot } from '../live/live.ts';
import { devices } from './devices.lazy.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** By the server's clock. */
const start = Date.UTC(2030, 0, 1, 12);

const stored = { user: 'ada', name: 'Tablet', queued: 0, createdAt: new Date(0), updatedAt: new Date(0) };

afterEach(() => {
  vi.useRealTimers();
});

/** A house whose owner's clock is wrong by so much, and what they see. */
const watch = (wrongBy: number) => {
  vi.setSystemTime(start + wrongBy);
  const states = new Subject<Snapshot<Identified<DevicePresence>[]>>();
  const shown: string[] = [];
  const running = devices(states).subscribe(({ data }) => {
    shown.push(data.map(({ id, presence }) => `${id} ${presence}`).join(', '));
  });
  /** Devices by the age of their last sign of life; `null` while it is on its way. */
  const arrive = (ages: Readonly<Record<string, number | null>>, fromCache = false) => {
    const server = Date.now() - wrongBy;
    const data = Object.entries(ages).map(([id, age]) => ({
      ...stored,
      id,
      // As a listener has it, whatever its type says.
      lastSeenAt: age === null ? (null as unknown as Date) : new Date(server - age),
    }));
    states.next({ data, fromCache, pendingWrites: false, at: new Date() });
  };
  return { arrive, last: () => shown.at(-1), shown, running };
};

beforeEach(() => {
  vi.useFakeTimers();
});

test('a device that falls silent goes away and then offline, though nothing changes', () => {
  const { arrive, last } = watch(0);
  arrive({ bar: minute, oven: 20 * minute });
  expect(last()).toBe('bar online, oven offline');
  vi.advanceTimersByTime(2 * minute);
  expect(last()).toBe('bar away, oven offline');
  vi.advanceTimersByTime(13 * minute);
  expect(last()).toBe('bar offline, oven offline');
});

test.each([-day, -20 * minute, 0, 20 * minute, day])(
  'a clock that is wrong by %i ms judges rightly from the first heartbeat on that arrives',
  (wrongBy) => {
    const { arrive, last } = watch(wrongBy);
    arrive({ bar: minute, oven: 10 * minute, till: 60 * minute });
    vi.advanceTimersByTime(10_000);
    arrive({ bar: 1000, oven: 10 * minute, till: 60 * minute });
    expect(last()).toBe('bar online, oven away, till offline');
    vi.advanceTimersByTime(4 * minute);
    expect(last()).toBe('bar away, oven away, till offline');
  },
);

test('a clock that is behind is put right by what is there already', () => {
  const { arrive, last } = watch(-day);
  arrive({ bar: minute, till: 60 * minute });
  expect(last()).toBe('bar online, till offline');
});

test('what comes after a gap is no news of now', () => {
  const { arrive, last } = watch(0);
  arrive({ bar: 0 });
  arrive({ bar: 0 }, true);
  vi.advanceTimersByTime(60 * minute);
  arrive({ bar: 20 * minute });
  expect(last()).toBe('bar offline');
});

test('a clock that is put right while it runs is followed at the next heartbeat', () => {
  const { arrive, last } = watch(0);
  arrive({ bar: 0, till: 10 * minute });
  vi.setSystemTime(start + day);
  const server = start + 30_000;
  const at = (time: number) => Date.now() - time;
  arrive({ bar: at(server), till: at(start - 10 * minute) });
  expect(last()).toBe('bar online, till away');
});

test('this device is there while its own heartbeat is on its way', () => {
  const { arrive, last } = watch(0);
  arrive({ mine: null, bar: 5 * minute });
  expect(last()).toBe('mine online, bar away');
});

test('nobody listens, nothing is judged', () => {
  const { arrive, running, shown } = watch(0);
  arrive({ bar: 0 });
  running.unsubscribe();
  expect([shown.length, vi.getTimerCount()]).toEqual([1, 0]);
});
