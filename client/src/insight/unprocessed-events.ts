import { type EventRecord, minuteMs } from '@counterfoil/domain/core';
import { unprocessedEvents as waitingEvents } from '@counterfoil/domain/insight';
import { combineLatest, map, timer } from 'rxjs';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf } from '../inspector/client-parts.ts';
import type { Identified, Live } from '../live/live.ts';

/** Triggers process an event within seconds. The schedule that comes after them does within this time. */
const standsAfterMs = 10 * minuteMs;

/** An event whose figures and messages are not there yet. `failure` says why. */
export type UnprocessedEvent = EventRecord & {
  readonly syncStatus: 'failed' | 'pending';
  readonly failure?: string;
  readonly attempts?: number;
  /** `null` once the schedule has given up: see `rerunEvents`. */
  readonly nextAttemptAt?: Date | null;
};

/**
 * The events of a provider that have failed, and those that have waited for ten minutes or more by the device's clock,
 * oldest first, live: 300 at most. For owner, manager and staff, without the amounts that an event omits.
 */
export const unprocessedEvents = (
  counterfoil: Counterfoil,
  providerId: string,
): Live<Identified<UnprocessedEvent>[]> => {
  const { list, memoized } = listsOf(counterfoil);
  return memoized(`unprocessed ${providerId}`, () =>
    combineLatest([list<UnprocessedEvent>(waitingEvents(providerId)), timer(0, minuteMs)]).pipe(
      map(([state]) => {
        const before = new Date(Date.now() - standsAfterMs);
        const standing = state.data.filter((event) => event.syncStatus === 'failed' || event.createdAt <= before);
        return { ...state, data: [...standing].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()) };
      }),
    ),
  );
};
