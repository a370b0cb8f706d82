import type { Span } from './week-grid.ts';

/** Minutes between two places where a booking can be dropped. */
const stepMinutes = 15;

/** A column as it lies on the screen, in pixels. */
export interface Track {
  readonly top: number;
  readonly height: number;
}

/** The minute of the day at which a booking begins whose upper edge is at `y`, in steps. */
export const minuteAt = (y: number, { top, height }: Track, { from, until }: Span): number => {
  const minute = from + ((y - top) / height) * (until - from);
  const stepped = Math.round(minute / stepMinutes) * stepMinutes;
  return Math.min(until - stepMinutes, Math.max(from, stepped));
};

/** `HH:MM`, in digits of no language. */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
