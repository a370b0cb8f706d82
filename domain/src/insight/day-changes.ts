import type { ReservationReference } from '../booking/reservation-reference.ts';
import { difference } from '../kernel/difference.ts';
import { localDay, localHour } from '../kernel/time-zone.ts';

/** A booking's change, as the house's event tells it. */
export interface ReservationChange {
  readonly before?: ReservationReference | undefined;
  readonly after: ReservationReference;
  readonly occurredAt: Date;
}

type Facts = Readonly<Record<string, number>>;

/** What is to be added to a day; `hours.09` is the field `09` of the map `hours`. */
export interface DayChange {
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
const merged = (changes: readonly DayChange[]): DayChange[] =>
  [...Map.groupBy(changes, ({ day }) => day)].map(([day, same]) => ({
    day,
    by: Object.assign({}, ...same.map(({ by }) => by)),
  }));

/** What a booking's change adds to the days of the house. */
export const dayChanges = ({ before, after, occurredAt }: ReservationChange, timeZone: string): DayChange[] => {
  const revenue = earned(after) - (before ? earned(before) : 0);
  const onItsDay = { ...happened(before, after), ...(revenue === 0 ? {} : { revenue }) };
  const from = before && { day: localDay(before.startTime, timeZone), facts: occupancy(before, timeZone) };
  const to = { day: localDay(after.startTime, timeZone), facts: occupancy(after, timeZone) };
  const seats: DayChange[] =
    from && from.day !== to.day
      ? [
          { day: from.day, by: difference(from.facts, {}) },
          { day: to.day, by: to.facts },
        ]
      : [{ day: to.day, by: difference(from?.facts, to.facts) }];
  const changes = [{ day: localDay(occurredAt, timeZone), by: onItsDay }, ...seats];
  return merged(changes.filter(({ by }) => Object.keys(by).length > 0));
};
