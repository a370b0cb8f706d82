/** What the clock on the wall of a zone shows, as if it were UTC: milliseconds, to be reckoned with as with any date in UTC. */
export type Wall = number;

const formats = new Map<string, Intl.DateTimeFormat>();

/** One a zone: to make one takes a hundred times as long as to use it. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
};

/**
 * How far a zone's clock is ahead of UTC at an instant, in milliseconds.
 *
 * @throws RangeError for a zone that is unknown here, and for no instant
 */
export const offsetAt = (at: number, timeZone: string): number => {
  // `5/4/2026, GMT+05:30`; with seconds where a zone once had them, and with nothing after GMT where it is that.
  const [, sign, ...parts] = /GMT(.)(\d+):(\d+):?(\d*)/.exec(formatOf(timeZone).format(at)) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = parts.map(Number);
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return sign === '+' ? ms : -ms;
};

export const wallAt = (at: number, timeZone: string): Wall => at + offsetAt(at, timeZone);
