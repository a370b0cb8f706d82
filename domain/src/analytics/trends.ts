import type { Service } from '../booking/slots/service.ts';
import type { Provider } from '../provider/profile/provider.ts';
import { offeredSeatMinutes, percentChange } from './analytics.ts';
import type { Day } from './day.ts';
import { type DayRange, daysIn, rangeBefore } from './day-range.ts';
import { daysOfRange, earnedBy, type Figures, sumOfDays } from './day-sums.ts';

/** A figure of a range and of the range before. `change` in percent, to one decimal; `null` if there was none before. */
export interface Trend {
  readonly now: number;
  readonly before: number;
  readonly change: number | null;
}

/** A range of days against as many days directly before. */
export interface Trends {
  readonly before: DayRange;
  /** Reservations made. */
  readonly reservations: Trend;
  readonly noShows: Trend;
  /** From reservations, subscriptions and orders, in minor units of the provider's currency. */
  readonly revenue: Trend;
  /** Seat minutes sold, and the share of those within opening hours, by today's hours and services. */
  readonly capacity: Trend & { readonly used: number | null; readonly usedBefore: number | null };
  /** Subscriptions started less ended. */
  readonly subscriptions: Trend;
  /** When a reservation was last confirmed; absent if none was since the provider's version keeps it. */
  readonly lastConfirmationAt?: Date;
}

export interface TrendSources {
  readonly provider: Provider;
  readonly services: readonly Service[];
  /** The shards of the days of both ranges. */
  readonly days: readonly Day[];
  readonly counters: readonly Readonly<Record<string, unknown>>[];
}

/** Both ranges as one. */
export const rangeOfTrends = (range: DayRange): DayRange => ({ from: rangeBefore(range).from, to: range.to });

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const lastConfirmation = (counters: TrendSources['counters']): Date | undefined =>
  counters
    .flatMap(({ lastConfirmationAt: at }) => (at instanceof Date ? [at] : []))
    .reduce<Date | undefined>((last, at) => (last && last > at ? last : at), undefined);

/** Compares a range of days with the one before. */
export const trendsOf = (sources: TrendSources, range: DayRange): Trends => {
  const before = rangeBefore(range);
  const [current, earlier] = [range, before].map((some) => sumOfDays(daysOfRange(sources.days, some)));
  const trend = (value: (figures: Figures) => number): Trend => {
    const [now, then] = [value(current ?? sumOfDays([])), value(earlier ?? sumOfDays([]))];
    return { now, before: then, change: percentChange(now, then) };
  };
  const capacity = trend(({ seatMinutes }) => seatMinutes);
  const lastConfirmationAt = lastConfirmation(sources.counters);
  return {
    before,
    reservations: trend(({ created }) => created),
    noShows: trend(({ noShow }) => noShow),
    revenue: trend(earnedBy),
    capacity: {
      ...capacity,
      used: shareOf(capacity.now, offeredSeatMinutes(sources, daysIn(range))),
      usedBefore: shareOf(capacity.before, offeredSeatMinutes(sources, daysIn(before))),
    },
    subscriptions: trend(({ subscriptionsStarted, subscriptionsEnded }) => subscriptionsStarted - subscriptionsEnded),
    ...(lastConfirmationAt ? { lastConfirmationAt } : {}),
  };
};
