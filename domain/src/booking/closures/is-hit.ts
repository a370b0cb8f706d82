import { addDays, localDay } from '../../kernel/time/time-zone.ts';
import type { UpcomingClosure } from '../../provider/profile/upcoming-closure.ts';
import {
  breaksAround,
  openSpans,
  overlaps,
  type SlotProvider,
  type Span,
  spanOf,
  weekSpans,
} from '../slots/open-spans.ts';

/** A time at which a service takes place. */
export interface ServiceTime {
  readonly serviceId: string;
  readonly start: Date;
  readonly end: Date;
}

const meets = (spans: readonly Span[], span: Span): boolean => spans.some((one) => overlaps(one, span));

/**
 * The opening day of a time: its own local day, or the one before if its night runs so long. The hours of the week and
 * other special hours tell. If neither knows the time, because the hours have changed since, its own day counts.
 */
const openingDay = (provider: SlotProvider, serviceId: string, span: Span): string => {
  const today = localDay(new Date(span.from), provider.timeZone);
  const isOpen = (day: string): boolean =>
    meets([...weekSpans(provider, day), ...openSpans(provider, serviceId, day)], span);
  return [today, addDays(today, -1)].find(isOpen) ?? today;
};

const openMs = (spans: readonly Span[], { from, until }: Span): number =>
  spans.reduce((sum, one) => sum + Math.max(0, Math.min(one.until, until) - Math.max(one.from, from)), 0);

/**
 * True if a closure closes a part of a time. It does not ask whether a slot starts then: the grid of the service may
 * have changed since the time was sold.
 */
export const isHit = (
  closure: UpcomingClosure,
  provider: SlotProvider,
  { serviceId, start, end }: ServiceTime,
): boolean => {
  if (closure.serviceIds?.includes(serviceId) === false) return false;
  const span = { from: start.getTime(), until: end.getTime() };
  const { openingHours, closureId } = closure;
  if (!openingHours) {
    const day = localDay(start, provider.timeZone);
    return meets(breaksAround({ closures: [closure], timeZone: provider.timeZone }, serviceId, day), span);
  }
  const others = provider.closures?.filter((one) => one.closureId !== closureId);
  const day = openingDay({ ...provider, closures: others }, serviceId, span);
  if (day < closure.from || day > closure.until) return false;
  const open = openingHours.map((period) => spanOf(provider.timeZone, day, period));
  return openMs(open, span) < span.until - span.from;
};
