import type { ReservationReference } from '../booking/reservation/reference.ts';
import { difference } from '../kernel/difference.ts';
import { localDay, localHour } from '../kernel/time/time-zone.ts';
import type { DayChange } from './day-change.ts';

/** A booking's change, as the house's event tells it. */
export interface ReferenceChange {
  readonly before?: ReservationReference | undefined;
  readonly after: ReservationReference;
  readonly occurredAt: Date;
}

/** `hours.09` is the field `09` of the map `hours`. */
type Facts = Readonly<Record<string, number>>;

interface FlatChange {
  readonly day: string;
  readonly by: Facts;
}

/** What the house has earned by a booking: its price once it took place, and what a cancellation leaves. */
const earned = ({ status, paymentStatus, price, refundDue }: ReservationReference): number => {
  if (status === 'completed') return price.amount;
  if (status !== 'cancelled') return 0;
  if (paymentStatus === 'paid') return price.amount;
  return paymentStatus === 'refundDue' ? price.amount - (refundDue?.amount ?? 0) : 0;
};

/** What a booking's seats are to the day they are for. */
const occupancy = (reference: ReservationReference, timeZone: string): Facts => {
  const { status, startTime, endTime, partySize } = reference;
  if (status === 'cancelled') return {};
  const minutes = (endTime.getTime() - startTime.getTime()) / 60_000;
  return { seats: partySize, seatMinutes: partySize * minutes, [`hours.${localHour(startTime, timeZone)}`]: 1 };
};

/** What kind of thing happened, where a booking came into another status. */
const happened = (before: ReservationReference | undefined, after: ReservationReference): Facts => {
  const created: Facts = before ? {} : { created: 1 };
  if (before?.status === after.status || after.status === 'pending') return created;
  const noShow = after.status === 'cancelled' && after.cancellationReason === 'no-show';
  return { ...created, [noShow ? 'noShow' : after.status]: 1 };
};

/** One change a day. What happens and what seats add are different fields, so nothing is lost. */
const merged = (changes: readonly FlatChange[]): FlatChange[] =>
  [...Map.groupBy(changes, ({ day }) => day)].map(([day, same]) => ({
    day,
    by: Object.assign({}, ...same.map(({ by }) => by)),
  }));

/** `{'hours.09': -1, 'hours.10': 1}` as `{hours: {'09': -1, '10': 1}}` */
const nested = (flat: Facts): DayChange['by'] => {
  const counts = Object.entries(flat).filter(([field]) => !field.startsWith('hours.'));
  const hours = Object.entries(flat).flatMap(([field, value]) => {
    const hour = /^hours\.(.+)$/.exec(field)?.[1];
    return hour ? [[hour, value] as const] : [];
  });
  return { ...Object.fromEntries(counts), ...(hours.length > 0 ? { hours: Object.fromEntries(hours) } : {}) };
};

/** What a booking's change adds to the days of the house. */
export const dayChanges = ({ before, after, occurredAt }: ReferenceChange, timeZone: string): DayChange[] => {
  const revenue = earned(after) - (before ? earned(before) : 0);
  const onItsDay = { ...happened(before, after), ...(revenue === 0 ? {} : { revenue }) };
  const from = before && { day: localDay(before.startTime, timeZone), facts: occupancy(before, timeZone) };
  const to = { day: localDay(after.startTime, timeZone), facts: occupancy(after, timeZone) };
  const seats: FlatChange[] =
    from && from.day !== to.day
      ? [
          { day: from.day, by: difference(from.facts, {}) },
          { day: to.day, by: to.facts },
        ]
      : [{ day: to.day, by: difference(from?.facts, to.facts) }];
  const changes = [{ day: localDay(occurredAt, timeZone), by: onItsDay }, ...seats];
  const some = changes.filter(({ by }) => Object.keys(by).length > 0);
  return merged(some).map(({ day, by }) => ({ day, by: nested(by) }));
};
