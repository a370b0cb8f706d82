import { minuteMs, secondMs } from '@counterfoil/domain/core';
import {
  addSlots,
  allNormal,
  emptySlot,
  type HealthFigures,
  healthOf,
  type Levels,
  type MetricsDay,
  metricsDay,
  metricsPath,
  minutesOf,
  providerMetrics,
  type Slot,
} from '@counterfoil/domain/insight';
import { combineLatest, distinctUntilChanged, map, switchMap, timer } from 'rxjs';
import { serverTime } from '../connection/server-clock.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { listsOf, partsOf } from '../inspector/client-parts.ts';
import type { Live } from '../live/live.ts';

/** The health of a provider now. */
export interface ProviderHealth {
  /** The last minute in which something happened, if that was lately. */
  readonly minute: (HealthFigures & { readonly at: Date }) | undefined;
  /** By the provider's thresholds. Where nothing happens, all are normal. */
  readonly levels: Levels;
  /** The measured minutes of the last half hour, the oldest first. */
  readonly minutes: readonly (HealthFigures & { readonly at: Date })[];
}

/** The health of a provider over the last days. */
export interface HealthHistory {
  /** One row for each hour with traffic, the oldest first; `at` is its beginning. */
  readonly hours: readonly (HealthFigures & { readonly at: Date })[];
  /** All of them together. */
  readonly total: HealthFigures;
}

/** A minute is stored within two minutes after its end, as a rule. Later ones are missing because nothing happened. */
const latelyMs = 4 * minuteMs;

const recomputeMs = 30 * secondMs;

const rowOf = ([begin, slot]: readonly [number, Slot]) => ({ ...healthOf(slot), at: new Date(begin) });

const currentHealth = (stored: MetricsDay | undefined, now: number): ProviderHealth => {
  const recent = [...minutesOf(stored?.minutes ?? {})]
    .filter(([begin]) => now - begin <= 30 * minuteMs)
    .sort(([a], [b]) => a - b);
  const last = recent.at(-1);
  const isLately = last && now - last[0] <= latelyMs;
  const levels = isLately && stored?.minutes[new Date(last[0]).toISOString().slice(0, 16)]?.levels;
  return {
    minute: isLately ? rowOf(last) : undefined,
    levels: levels || allNormal,
    minutes: recent.map(rowOf),
  };
};

/**
 * The health of a provider in the last minutes, live. Only for owner and manager. It reads one document at first, and
 * one for each minute in which something happens.
 */
export const health = (counterfoil: Counterfoil, providerId: string): Live<ProviderHealth> => {
  const { one, memoized } = listsOf(counterfoil);
  const { clock } = partsOf(counterfoil).connection;
  const now$ = timer(0, recomputeMs).pipe(map(() => serverTime(clock)));
  const stored$ = now$.pipe(
    map((now) => metricsDay(new Date(now))),
    distinctUntilChanged(),
    switchMap((day) => one<MetricsDay>(metricsPath(providerId), day)),
  );
  return memoized(`health ${providerId}`, () =>
    combineLatest([stored$, now$]).pipe(map(([state, now]) => ({ ...state, data: currentHealth(state.data, now) }))),
  );
};

/**
 * The health of a provider by the hour, over the thirty days that it is kept, live. Only for owner and manager. It reads
 * one document for each day.
 */
export const healthHistory = (counterfoil: Counterfoil, providerId: string): Live<HealthHistory> => {
  const { list, memoized } = listsOf(counterfoil);
  return memoized(`health history ${providerId}`, () =>
    list<MetricsDay>(providerMetrics(providerId)).pipe(
      map(({ data, ...state }) => {
        const hours = data
          .flatMap(({ day, hours }) =>
            Object.entries(hours).map(([hour, slot]) => [Date.parse(`${day}T${hour}:00Z`), slot] as const),
          )
          .sort(([a], [b]) => a - b);
        const total = healthOf(hours.reduce<Slot>((sum, [, slot]) => addSlots(sum, slot), emptySlot));
        return { ...state, data: { hours: hours.map(rowOf), total } };
      }),
    ),
  );
};
