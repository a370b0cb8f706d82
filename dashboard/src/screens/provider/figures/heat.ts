import type { Day } from '@counterfoil/client/insight';

/** Monday first, as ISO 8601 counts. */
export const weekdayCount = 7;

export interface Heat {
  /** The hours in which anybody came, 0 to 23, without gaps. */
  readonly hours: readonly number[];
  /** For each weekday, the bookings of each of these hours. */
  readonly rows: readonly (readonly number[])[];
  readonly most: number;
}

const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % weekdayCount;

/** When people come: the bookings of a range by weekday and hour. */
export const heatOf = (days: readonly Pick<Day, 'day' | 'hours'>[]): Heat => {
  const counts = Array.from({ length: weekdayCount }, () => new Map<number, number>());
  for (const { day, hours } of days) {
    const row = counts[weekdayOf(day)];
    for (const [hour, count] of Object.entries(hours)) row?.set(Number(hour), (row.get(Number(hour)) ?? 0) + count);
  }
  const used = counts.flatMap((row) => [...row].filter(([, count]) => count > 0).map(([hour]) => hour));
  if (used.length === 0) return { hours: [], rows: counts.map(() => []), most: 0 };
  const first = Math.min(...used);
  const hours = Array.from({ length: Math.max(...used) - first + 1 }, (_, n) => first + n);
  const rows = counts.map((row) => hours.map((hour) => row.get(hour) ?? 0));
  return { hours, rows, most: Math.max(...rows.flat()) };
};
