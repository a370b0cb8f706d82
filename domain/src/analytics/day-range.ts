import { addDays } from '../kernel/time/time-zone.ts';

/** Local days of the provider, `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A year and a month, so that a year can be compared with a day of the one before. */
export const maxRangeDays = 400;

/**
 * All days of a range, in order.
 *
 * @throws RangeError for an invalid day, a range that ends before it begins, and one of more than 400 days
 */
export const daysIn = ({ from, to }: DayRange): string[] => {
  const days: string[] = [];
  // A day that is no day of the calendar throws here, too.
  for (let day = addDays(from, 0); day <= addDays(to, 0); day = addDays(day, 1)) {
    days.push(day);
    if (days.length > maxRangeDays) throw new RangeError(`a range has at most ${maxRangeDays} days`);
  }
  if (days.length === 0) throw new RangeError(`the range ends before it begins: ${from} to ${to}`);
  return days;
};

/** As many days, directly before the range. */
export const rangeBefore = (range: DayRange): DayRange => ({
  from: addDays(range.from, -daysIn(range).length),
  to: addDays(range.from, -1),
});
