import { secondMs } from './durations.ts';

/** A zone's wall-clock time in milliseconds, stored as if it were UTC, so that UTC date arithmetic applies. */
export type Wall = number;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Caches one format per zone: creating a format takes a hundred times as long as using it. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
};

/**
 * Milliseconds by which a zone's clock is ahead of UTC at an instant.
 *
 * @throws RangeError for an unknown zone or an invalid instant
 */
export const offsetAt = (at: number, timeZone: string): number => {
  // For example `5/4/2026, GMT+05:30`. Some historic offsets have seconds; UTC has no text after `GMT`.
  const [, sign, ...parts] = /GMT(.)(\d+):(\d+):?(\d*)/.exec(formatOf(timeZone).format(at)) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
  const ms = ((hours * 60 + minutes) * 60 + seconds) * secondMs;
  return sign === '+' ? ms : -ms;
};

export const wallAt = (at: number, timeZone: string): Wall => at + offsetAt(at, timeZone);
