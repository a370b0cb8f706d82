import { minuteMs } from '../../kernel/time/durations.ts';

/** A hold of so many minutes, which never outlasts any of the given times. */
export const holdUntil = (now: Date, minutes: number, ...latest: readonly Date[]): Date =>
  new Date(Math.min(now.getTime() + minutes * minuteMs, ...latest.map((time) => time.getTime())));
