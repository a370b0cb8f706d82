import type { ReservationReference } from '../booking/reservation/reference.ts';
import { type ReservationStatus, reservationStatuses } from '../booking/reservation/status.ts';
import { openMinutes } from '../booking/slots/grid.ts';
import type { Service } from '../booking/slots/service.ts';
import type { Money } from '../kernel/money.ts';
import { addDays, localDay, type Weekday, weekdayOf, weekdays } from '../kernel/time/time-zone.ts';
import type { Provider } from '../provider/profile/provider.ts';
import type { Day } from './day.ts';

/**
 * Key figures of a tenant. A week is the last seven local days, today included; the week before is the seven days
 * before.
 */
export interface Analytics {
  /** All-time counts by current status. */
  readonly reservations: { readonly total: number } & Readonly<Record<ReservationStatus, number>>;
  /** From reservations, subscriptions and orders. */
  readonly revenue: {
    readonly today: Money;
    readonly week: Money;
    readonly weekBefore: Money;
    /** Change from the week before, in percent, to one decimal; `null` if the week before had no revenue. */
    readonly trend: number | null;
  };
  readonly rating: { readonly average: number | null; readonly count: number };
  /** Reservations of the last four weeks, by weekday and local hour of their start: `peakHours.mon[9]`. */
  readonly peakHours: Readonly<Record<Weekday, readonly number[]>>;
  /** Seat minutes sold in the week, out of those within opening hours. */
  readonly utilization: { readonly sold: number; readonly offered: number; readonly ratio: number | null };
  readonly subscriptions: {
    readonly active: number;
    /** Started less ended, for the week and the week before. */
    readonly week: number;
    readonly weekBefore: number;
  };
  /** The next confirmed reservations. */
  readonly nextToCome: readonly ReservationReference[];
}

export interface AnalyticsSources {
  readonly provider: Provider;
  readonly services: readonly Service[];
  /** The shards' counters, as stored. */
  readonly counters: readonly Readonly<Record<string, unknown>>[];
  /** The shards of all days since `analyticsFrom`. */
  readonly days: readonly Day[];
  readonly upcoming: readonly ReservationReference[];
  readonly now: Date;
}

const weeks = 4;

/** The first day that analytics include. */
export const analyticsFrom = (now: Date, timeZone: string): string => addDays(localDay(now, timeZone), 1 - 7 * weeks);

const sum = (days: readonly Day[], value: (day: Day) => number): number =>
  days.reduce((total, day) => total + value(day), 0);

const between = (days: readonly Day[], first: string, last: string): Day[] =>
  days.filter(({ day }) => day >= first && day <= last);

const peakHoursOf = (days: readonly Day[]): Analytics['peakHours'] => {
  const table = Object.fromEntries(weekdays.map((weekday) => [weekday, Array<number>(24).fill(0)]));
  for (const { day, hours } of days) {
    const row = table[weekdayOf(day)] ?? [];
    for (const [hour, count] of Object.entries(hours)) row[Number(hour)] = (row[Number(hour)] ?? 0) + count;
  }
  return table as Record<Weekday, number[]>;
};

/** Seat minutes within opening hours, by today's hours and services. */
export const offeredSeatMinutes = (
  { provider, services }: Pick<AnalyticsSources, 'provider' | 'services'>,
  days: readonly string[],
): number => {
  const minutes = days.reduce((total, day) => total + openMinutes(provider, day), 0);
  return services.reduce((total, { capacity }) => total + capacity * minutes, 0);
};

/** To one decimal; `null` without a whole. */
export const percentChange = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round(((part - whole) / whole) * 1000) / 10;

/** Computes the key figures from stored counters and days. */
export const analyticsOf = (sources: AnalyticsSources): Analytics => {
  const { provider, counters, days, upcoming, now } = sources;
  const today = localDay(now, provider.timeZone);
  const week = between(days, addDays(today, -6), today);
  const weekBefore = between(days, addDays(today, -13), addDays(today, -7));
  const fourWeeks = between(days, analyticsFrom(now, provider.timeZone), today);
  const counterTotal = (name: string): number => counters.reduce((total, shard) => total + Number(shard[name] ?? 0), 0);
  const money = (some: readonly Day[]): Money => ({
    amount: sum(some, (day) => day.revenue + day.subscriptionRevenue + day.sales),
    currency: provider.currency,
  });
  const growth = (some: readonly Day[]): number =>
    sum(some, (day) => day.subscriptionsStarted - day.subscriptionsEnded);

  const byStatus = Object.fromEntries(
    reservationStatuses.map((status) => [status, counterTotal(`${status}Reservations`)]),
  );
  const sold = sum(week, (day) => day.seatMinutes);
  const offered = offeredSeatMinutes(
    sources,
    Array.from({ length: 7 }, (_, n) => addDays(today, -n)),
  );
  const ratings = counterTotal('ratings');
  return {
    reservations: {
      total: counterTotal('totalReservations'),
      ...(byStatus as Record<ReservationStatus, number>),
    },
    revenue: {
      today: money(between(days, today, today)),
      week: money(week),
      weekBefore: money(weekBefore),
      trend: percentChange(money(week).amount, money(weekBefore).amount),
    },
    rating: { average: ratings === 0 ? null : counterTotal('stars') / ratings, count: ratings },
    peakHours: peakHoursOf(fourWeeks),
    utilization: { sold, offered, ratio: offered === 0 ? null : sold / offered },
    subscriptions: { active: counterTotal('activeSubscriptions'), week: growth(week), weekBefore: growth(weekBefore) },
    nextToCome: upcoming.filter(({ startTime }) => startTime > now),
  };
};
