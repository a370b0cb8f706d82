import { addDays, atLocalTime, weekdayOf } from '../../kernel/time/time-zone.ts';
import type { OpeningHours, OpeningPeriod } from '../../provider/profile/opening-hours.ts';
import type { UpcomingClosure } from '../../provider/profile/upcoming-closure.ts';

/** The provider's fields that define the slot grid. */
export interface SlotProvider {
  readonly timeZone: string;
  /** If absent, the provider never closes. */
  readonly openingHours?: OpeningHours | undefined;
  readonly closures?: readonly UpcomingClosure[] | undefined;
}

/** A span of time as instants, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const aroundTheClock: readonly OpeningPeriod[] = [{ open: '00:00', close: '24:00' }];

/**
 * Opening and closing time as instants. On a day with a clock change they lie an hour closer together or further apart.
 */
export const spanOf = (timeZone: string, day: string, { open, close }: OpeningPeriod): Span => ({
  from: atLocalTime(day, open, timeZone).getTime(),
  until: atLocalTime(close <= open ? addDays(day, 1) : day, close, timeZone).getTime(),
});

/** The time of an opening day by the hours of the week. */
export const weekSpans = ({ openingHours, timeZone }: SlotProvider, day: string): Span[] =>
  (openingHours ? (openingHours[weekdayOf(day)] ?? []) : aroundTheClock).map((period) => spanOf(timeZone, day, period));

export const overlaps = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until;

const intersection = (some: readonly Span[], others: readonly Span[]): Span[] =>
  some.flatMap((a) =>
    others
      .filter((b) => overlaps(a, b))
      .map((b) => ({ from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) })),
  );

/** True if a closure concerns a service on a day. */
const concerns = ({ from, until, serviceIds }: UpcomingClosure, serviceId: string, day: string): boolean =>
  from <= day && day <= until && (serviceIds?.includes(serviceId) ?? true);

/**
 * The time of an opening day in which a service is offered, apart from breaks. Of several closures all must be open: so
 * special hours do not reopen a day that another closure closes.
 */
export const openSpans = (provider: SlotProvider, serviceId: string, day: string): Span[] => {
  const special = (provider.closures ?? [])
    .filter((closure) => concerns(closure, serviceId, day))
    .flatMap(({ openingHours }) => (openingHours ? [openingHours] : []))
    .map((periods) => periods.map((period) => spanOf(provider.timeZone, day, period)));
  return special.length > 0 ? special.reduce(intersection) : weekSpans(provider, day);
};

/** The breaks of a service that can overlap with a slot of an opening day. They belong to days of the calendar. */
export const breaksAround = (
  { closures = [], timeZone }: Pick<SlotProvider, 'closures' | 'timeZone'>,
  serviceId: string,
  day: string,
): Span[] =>
  closures.flatMap((closure) => {
    const { break: pause } = closure;
    if (!pause) return [];
    return [-1, 0, 1]
      .map((days) => addDays(day, days))
      .filter((one) => concerns(closure, serviceId, one))
      .map((one) => spanOf(timeZone, one, { open: pause.from, close: pause.until }));
  });
