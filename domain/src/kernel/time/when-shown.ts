import { dayMs, secondMs } from './durations.ts';
import { offsetAt, type Wall, wallAt } from './wall-clock.ts';

/** The first second after `from` with another offset than at `from`. At `to` the offset has changed. */
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

/** The instant at which a clock shows a wall time. If it shows the time twice, `at` is the first. */
interface Showing {
  readonly at: number;
  /**
   * Only for a skipped time: the moment of the skip. `at` is as far after it as the wall time is after the start of the
   * gap.
   */
  readonly skippedAt?: number;
}

/** Checks the offsets one day before and after: none exceeds a day, and no zone changes twice within that span. */
export const whenShown = (wall: Wall, timeZone: string): Showing => {
  const late = wall - offsetAt(wall - dayMs, timeZone);
  const early = wall - offsetAt(wall + dayMs, timeZone);
  const at = [late, early].find((instant) => wallAt(instant, timeZone) === wall);
  return at === undefined ? { at: late, skippedAt: changeBetween(early, late, timeZone) } : { at };
};
