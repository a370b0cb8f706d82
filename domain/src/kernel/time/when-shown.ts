import { offsetAt, type Wall, wallAt } from './wall-clock.ts';

const dayMs = 86_400_000;
const secondMs = 1000;

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

/** Asks a day before and after, as no clock is further from UTC, and none changes twice in between. */
export const whenShown = (wall: Wall, timeZone: string): Showing => {
  const late = wall - offsetAt(wall - dayMs, timeZone);
  const early = wall - offsetAt(wall + dayMs, timeZone);
  const at = [late, early].find((instant) => wallAt(instant, timeZone) === wall);
  return at === undefined ? { at: late, skippedAt: changeBetween(early, late, timeZone) } : { at };
};
