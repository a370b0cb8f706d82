import type { Increments, Write } from '../../kernel/write.ts';
import type { Reservation } from '../reservation/reservation.ts';
import { slotKey } from '../slots/seats.ts';
import { utcDay } from '../slots/utc-day.ts';
import type { Usage } from './usage.ts';
import { addUsage, changeUsage } from './usage-change.ts';

/** True while it holds seats that nobody has paid. */
const isHold = (reservation: Reservation | undefined): boolean =>
  reservation?.status === 'pending' && reservation.paymentStatus === 'pending';

/** The seats that a reservation holds in the future, by service and start. */
const seatsOf = (reservation: Reservation | undefined, sign: 1 | -1, now: Date): [string, number][] =>
  reservation && reservation.status !== 'cancelled' && reservation.reservationStartTime > now
    ? [[slotKey(reservation.reservationStartTime), sign * reservation.partySize]]
    : [];

const sumsOf = (entries: readonly (readonly [string, number])[]): Record<string, number> => {
  const sums = new Map<string, number>();
  for (const [key, amount] of entries) sums.set(key, (sums.get(key) ?? 0) + amount);
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0));
};

/** The person's usage of the provider's limits after a reservation changed. It needs no read. */
export const changedUsageWrites = (before: Reservation, after: Reservation, now: Date): Write[] => {
  const { serviceId } = after;
  const seats = sumsOf([...seatsOf(before, -1, now), ...seatsOf(after, 1, now)]);
  const holds = Number(isHold(after)) - Number(isHold(before));
  const by: Increments = {
    ...(holds === 0 ? {} : { openHolds: holds }),
    ...(isHold(before) && after.status === 'cancelled' ? { unpaidHolds: { [utcDay(now)]: 1 } } : {}),
    ...(Object.keys(seats).length > 0 ? { upcoming: { [serviceId]: seats } } : {}),
  };
  return addUsage(after, by, now);
};

/** The part of a usage that lies ahead, or was today. */
const current = (usage: Usage | undefined, now: Date): Pick<Usage, 'unpaidHolds' | 'upcoming'> => {
  const from = (key: string) => (entries: Usage['unpaidHolds']) =>
    Object.fromEntries(Object.entries(entries ?? {}).filter(([time]) => time >= key));
  return {
    unpaidHolds: from(utcDay(now))(usage?.unpaidHolds),
    upcoming: Object.fromEntries(
      Object.entries(usage?.upcoming ?? {}).map(([serviceId, seats]) => [serviceId, from(slotKey(now))(seats)]),
    ),
  };
};

/** The usage with a new reservation, guarded by what the limits were compared with. */
export const newUsageWrite = (usage: Usage | undefined, created: Reservation, now: Date): Write => {
  const { serviceId } = created;
  const { unpaidHolds, upcoming = {} } = current(usage, now);
  const seats = Object.hasOwn(upcoming, serviceId) ? (upcoming[serviceId] ?? {}) : {};
  const openHolds = (usage?.openHolds ?? 0) + Number(isHold(created));
  const held = sumsOf([...Object.entries(seats), ...seatsOf(created, 1, now)]);
  return changeUsage(created, usage, { openHolds, unpaidHolds, upcoming: { ...upcoming, [serviceId]: held } }, now);
};
