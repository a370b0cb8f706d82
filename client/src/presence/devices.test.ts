import type { DevicePresence } from '@counterfoil/domain/core';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Identified, Snapshot } from '../live/live.ts';
import { withPresence } from './devices.lazy.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Server time at the start of each test. */
const start = Date.UTC(2030, 0, 1, 12);

const stored = { user: 'ada', name: 'Tablet', queued: 0, createdAt: new Date(0), updatedAt: new Date(0) };

afterEach(() => {
  vi.useRealTimers();
});

/** The device list on a device with a clock error of `clockErrorMs` milliseconds. */
const watch = (clockErrorMs: number) => {
  vi.setSystemTime(start + clockErrorMs);
  const states = new Subject<Snapshot<Identified<DevicePresence>[]>>();
  const shown: string[] = [];
  const subscription = withPresence(states).subscribe(({ data }) => {
    shown.push(data.map(({ id, presence }) => `${id} ${presence}`).join(', '));
  });
  /** Delivers a snapshot with the age of each device's last heartbeat; `null` for a pending write. */
  const arrive = (ages: Readonly<Record<string, number | null>>, fromCache = false) => {
    const server = Date.now() - clockErrorMs;
    const data = Object.entries(ages).map(([id, age]) => ({
      ...stored,
      id,
      // Listeners deliver `null` for a pending server timestamp, although the type forbids it.
      lastSeenAt: age === null ? (null as unknown as Date) : new Date(server - age),
    }));
    states.next({ data, fromCache, pendingWrites: false, at: new Date() });
  };
  return { arrive, last: () => shown.at(-1), shown, subscription };
};

beforeEach(() => {
  vi.useFakeTimers();
});

test('shows a silent device as away and then as offline without a new snapshot', () => {
  const { arrive, last } = watch(0);
  arrive({ bar: minute, oven: 20 * minute });
  expect(last()).toBe('bar online, oven offline');
  vi.advanceTimersByTime(2 * minute);
  expect(last()).toBe('bar away, oven offline');
  vi.advanceTimersByTime(13 * minute);
  expect(last()).toBe('bar offline, oven offline');
});

test.each([-day, -20 * minute, 0, 20 * minute, day])(
  'shows the right presence with a clock error of %i ms after the first heartbeat',
  (clockErrorMs) => {
    const { arrive, last } = watch(clockErrorMs);
    arrive({ bar: minute, oven: 10 * minute, till: 60 * minute });
    vi.advanceTimersByTime(10_000);
    arrive({ bar: 1000, oven: 10 * minute, till: 60 * minute });
    expect(last()).toBe('bar online, oven away, till offline');
    vi.advanceTimersByTime(4 * minute);
    expect(last()).toBe('bar away, oven away, till offline');
  },
);

test('corrects a clock that is behind with the first snapshot', () => {
  const { arrive, last } = watch(-day);
  arrive({ bar: minute, till: 60 * minute });
  expect(last()).toBe('bar online, till offline');
});

test('does not take a heartbeat after an offline gap for a recent one', () => {
  const { arrive, last } = watch(0);
  arrive({ bar: 0 });
  arrive({ bar: 0 }, true);
  vi.advanceTimersByTime(60 * minute);
  arrive({ bar: 20 * minute });
  expect(last()).toBe('bar offline');
});

test('follows a clock that was corrected at run time after the next heartbeat', () => {
  const { arrive, last } = watch(0);
  arrive({ bar: 0, till: 10 * minute });
  vi.setSystemTime(start + day);
  const server = start + 30_000;
  const at = (time: number) => Date.now() - time;
  arrive({ bar: at(server), till: at(start - 10 * minute) });
  expect(last()).toBe('bar online, till away');
});

test('shows this device as online while its own heartbeat is a pending write', () => {
  const { arrive, last } = watch(0);
  arrive({ mine: null, bar: 5 * minute });
  expect(last()).toBe('mine online, bar away');
});

test('starts no timer without a subscriber', () => {
  const { arrive, subscription, shown } = watch(0);
  arrive({ bar: 0 });
  subscription.unsubscribe();
  expect([shown.length, vi.getTimerCount()]).toEqual([1, 0]);
});
