/** What the clock on the wall of a zone shows, as if it were UTC: milliseconds, to be reckoned with as with any date in UTC. */
export type Wall = number;

const dayMs = 86_400_000;
const secondMs = 1000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** One a zone: to make one takes a hundred times as long as to use it. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
};

/**
 * How far a zone's clock is ahead of UTC at an instant, in milliseconds.
 *
 * @throws RangeError for a zone that is unknown here, and for no instant
 */
export const offsetAt = (at: number, timeZone: string): number => {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const wall = new Date(0);
  // Not `Date.UTC`, which takes the year 99 for 1999.
  wall.setUTCFullYear(year, month - 1, day);
  wall.setUTCHours(hour, minute, second);
  return wall.getTime() - Math.floor(at / secondMs) * secondMs;
};

export const wallAt = (at: number, timeZone: string): Wall => at + offsetAt(at, timeZone);

/** The first second after `from` at which the clock is not as far ahead any more; it is at `to`. */
const changeBetween = (from: number, to: number, timeZone: string): number => {
  const offset = offsetAt(from, timeZone);
  let [before, after] = [Math.floor(from / secondMs), Math.ceil(to / secondMs)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle * secondMs, timeZone) === offset) before = middle;
    else after = middle;
  }
  return after * secondMs;
};

/** When a clock shows something: of a time it shows twice, the first; for a time it skips, see each. */
interface Showing {
  readonly at: number;
  /** Given where the clock skips it: when it does. `at` is then as far behind that as the time is into what is skipped. */
  readonly skippedAt?: number;
}

/** A day before and after, as no clock is further from UTC, and none changes twice in between. */
export const whenShown = (wall: Wall, timeZone: string): Showing => {
  const late = wall - offsetAt(wall - dayMs, timeZone);
  const early = wall - offsetAt(wall + dayMs, timeZone);
  const at = [late, early].find((instant) => wallAt(instant, timeZone) === wall);
  return at === undefined ? { at: late, skippedAt: changeBetween(early, late, timeZone) } : { at };
};
