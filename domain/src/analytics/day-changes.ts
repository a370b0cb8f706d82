import { creditedMember } from '../booking/reservation/credited-member.ts';
import { isNoShow } from '../booking/reservation/is-no-show.ts';
import type { ReservationReference } from '../booking/reservation/reference.ts';
import { revenueOf } from '../booking/reservation/revenue.ts';
import { difference } from '../kernel/difference.ts';
import { grouped } from '../kernel/grouped.ts';
import { minuteMs } from '../kernel/time/durations.ts';
import { localDay, localHour } from '../kernel/time/time-zone.ts';
import type { DayChange } from './day-change.ts';

/** The change of a reservation, from the provider's event. */
export interface ReferenceChange {
  readonly before?: ReservationReference | undefined;
  readonly after: ReservationReference;
  readonly occurredAt: Date;
}

/** Flat amounts: `hours.09` means field `09` of the map `hours`. */
type FlatAmounts = Readonly<Record<string, number>>;

interface FlatChange {
  readonly day: string;
  readonly by: FlatAmounts;
}

/** The seats of a reservation on the day of its slot. */
const occupancy = (reference: ReservationReference, timeZone: string): FlatAmounts => {
  const { status, startTime, endTime, partySize } = reference;
  if (status === 'cancelled' || status === 'waiting') return {};
  const minutes = (endTime.getTime() - startTime.getTime()) / minuteMs;
  return { seats: partySize, seatMinutes: partySize * minutes, [`hours.${localHour(startTime, timeZone)}`]: 1 };
};

/** The day on which an end was counted that staff have taken back; `undefined` if nothing was taken back. */
const takenBackAt = (before: ReservationReference | undefined, after: ReservationReference): Date | undefined => {
  if (!before || after.status !== 'confirmed') return undefined;
  if (before.status === 'completed') return before.completedAt;
  return isNoShow(before) ? before.cancelledAt : undefined;
};

/** The status that a reservation has entered, and its creation. */
const statusChange = (before: ReservationReference | undefined, after: ReservationReference): FlatAmounts => {
  const created: FlatAmounts = before ? {} : { created: 1 };
  if (before?.status === after.status || after.status === 'pending' || after.status === 'waiting') return created;
  if (before && takenBackAt(before, after)) return { [before.status === 'completed' ? 'completed' : 'noShow']: -1 };
  const noShow = after.status === 'cancelled' && after.cancellationReason === 'no-show';
  return { ...created, [noShow ? 'noShow' : after.status]: 1 };
};

/** A completed booking and its revenue, for the member whom it counts for; taken back when it is reopened. */
const ofMember = (before: ReservationReference | undefined, after: ReservationReference): DayChange['by'] => {
  if (before?.status === after.status) return {};
  const [come, gone] = [creditedMember(after), before && creditedMember(before)];
  if (after.status === 'completed' && come) return { staff: { [come]: { completed: 1, revenue: after.price.amount } } };
  if (before?.status === 'completed' && gone)
    return { staff: { [gone]: { completed: -1, revenue: -before.price.amount } } };
  return {};
};

/** Merges changes of the same day. The status and the seats use different fields, so no amount is lost. */
const mergeByDay = (changes: readonly FlatChange[]): FlatChange[] =>
  [...grouped(changes, ({ day }) => day)].map(([day, same]) => ({
    day,
    by: Object.assign({}, ...same.map(({ by }) => by)),
  }));

/** Turns `{'hours.09': -1, 'hours.10': 1}` into `{hours: {'09': -1, '10': 1}}`. */
const unflatten = (flat: FlatAmounts): DayChange['by'] => {
  const counts = Object.entries(flat).filter(([field]) => !field.startsWith('hours.'));
  const hours = Object.entries(flat).flatMap(([field, value]) => {
    const hour = /^hours\.(.+)$/.exec(field)?.[1];
    return hour ? [[hour, value] as const] : [];
  });
  return { ...Object.fromEntries(counts), ...(hours.length > 0 ? { hours: Object.fromEntries(hours) } : {}) };
};

/** The amounts that the change of a reservation adds to the days of its provider. */
export const dayChanges = ({ before, after, occurredAt }: ReferenceChange, timeZone: string): DayChange[] => {
  const revenue = revenueOf(after) - (before ? revenueOf(before) : 0);
  const statusAmounts = { ...statusChange(before, after), ...(revenue === 0 ? {} : { revenue }) };
  const from = before && { day: localDay(before.startTime, timeZone), facts: occupancy(before, timeZone) };
  const to = { day: localDay(after.startTime, timeZone), facts: occupancy(after, timeZone) };
  const seats: FlatChange[] =
    from && from.day !== to.day
      ? [
          { day: from.day, by: difference(from.facts, {}) },
          { day: to.day, by: to.facts },
        ]
      : [{ day: to.day, by: difference(from?.facts, to.facts) }];
  const day = localDay(takenBackAt(before, after) ?? occurredAt, timeZone);
  const changes = [{ day, by: statusAmounts }, ...seats];
  const nonEmpty = changes.filter(({ by }) => Object.keys(by).length > 0);
  const member = ofMember(before, after);
  return mergeByDay(nonEmpty).map((change) => {
    const by = unflatten(change.by);
    return { day: change.day, by: change.day === day ? { ...by, ...member } : by };
  });
};
