import { dayMs } from '../../kernel/time/durations.ts';

/** The UTC day of an instant, `YYYY-MM-DD`. */
export const utcDay = (at: number | Date): string => new Date(at).toISOString().slice(0, 10);

/** The UTC day of a slot, from its key. */
export const dayOfKey = (key: string): string => key.slice(0, 10);

/** The first instant after a UTC day. */
export const endOfUtcDay = (day: string): number => Date.parse(day) + dayMs;

/** The UTC days that an interval touches. */
export const utcDays = (from: Date, until: Date): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(utcDay(from)); at < until.getTime(); at += dayMs) days.push(utcDay(at));
  return days;
};
