import { minuteMs } from '../../kernel/time/durations.ts';
import type { Span } from './open-spans.ts';
import { dayOfKey, utcDays } from './utc-day.ts';

/** The time that a booking takes from a resource, with what the service needs before and after. */
export interface HeldSpan extends Span {
  readonly resourceId: string;
}

/** A span's key among the keys of a reservation's seats: `ada@2026-03-29T00:30Z+75`, for 75 minutes. */
export const spanKey = ({ resourceId, from, until }: HeldSpan): string =>
  `${resourceId}@${new Date(from).toISOString().slice(0, 16)}Z+${(until - from) / minuteMs}`;

/** The span of a key; `undefined` if it is the key of a slot. */
export const heldSpan = (key: string): HeldSpan | undefined => {
  const [, resourceId, start, minutes] = /^([^@]+)@([^+]+)\+(\d+)$/.exec(key) ?? [];
  if (!resourceId || !start) return undefined;
  const from = Date.parse(start);
  return { resourceId, from, until: from + Number(minutes) * minuteMs };
};

/** The UTC days whose documents hold a key: of a slot the day on which it starts, of a span all that it touches. */
export const daysOfKey = (key: string): string[] => {
  const span = heldSpan(key);
  return span ? utcDays(new Date(span.from), new Date(span.until)) : [dayOfKey(key)];
};
