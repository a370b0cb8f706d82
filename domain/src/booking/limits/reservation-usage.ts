import type { Increments, Write } from '../../kernel/write.ts';
import type { Reservation as AnyReservation } from '../reservation/reservation.ts';
import { slotKey } from '../slots/seats.ts';
import { utcDay } from '../slots/utc-day.ts';
import type { Usage } from './usage.ts';
import { addUsage, changeUsage } from './usage-change.ts';

/** A guest without account has no limits. */
type Reservation = AnyReservation & { readonly userId: string };

/** True while it holds seats that nobody has paid. */
const isHold = (reservation: AnyReservation | undefined): boolean =>
  reservation?.status === 'pending' && reservation.paymentStatus === 'pending';

/** The seats that a reservation holds in the future, by start: also those of a wish for another time. */
const seatsOf = (reservation: AnyReservation | undefined, sign: 1 | -1, now: Date): [string, number][] => {
  if (!reservation || reservation.status === 'cancelled') return [];
  const { reservationStartTime, move, partySize } = reservation;
  return [reservationStartTime, ...(move ? [move.start] : [])]
    .filter((start) => start > now)
    .map((start) => [slotKey(start), sign * partySize]);
};

const sumsOf = (entries: readonly (readonly [string, number])[]): Record<string, number> => {
  const sums = new Map<string, number>();
  for (const [key, amount] of entries) sums.set(key, (sums.get(key) ?? 0) + amount);
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0));
};

/** The person's usage of the provider's limits after a reservation changed. It needs no read. */
export const changedUsageWrites = (before: AnyReservation | undefined, after: Reservation, now: Date): Write[] => {
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

const withSeats = (usage: Usage | undefined, serviceId: string, changes: [string, number][], now: Date): Usage => {
  const { unpaidHolds, upcoming = {} } = current(usage, now);
  const seats = Object.hasOwn(upcoming, serviceId) ? (upcoming[serviceId] ?? {}) : {};
  const held = sumsOf([...Object.entries(seats), ...changes]);
  return { ...usage, unpaidHolds, upcoming: { ...upcoming, [serviceId]: held }, updatedAt: now };
};

/** The usage without the seats of one reservation. */
export const usageWithout = (usage: Usage | undefined, reservation: AnyReservation, now: Date): Usage =>
  withSeats(usage, reservation.serviceId, seatsOf(reservation, -1, now), now);

/** The usage after a reservation was made or moved, guarded by what the limits were compared with. */
export const guardedUsageWrite = (
  usage: Usage | undefined,
  { before, after }: { readonly before?: AnyReservation; readonly after: Reservation },
  now: Date,
): Write => {
  const openHolds = (usage?.openHolds ?? 0) + Number(isHold(after)) - Number(isHold(before));
  const changes = [...seatsOf(before, -1, now), ...seatsOf(after, 1, now)];
  return changeUsage(after, usage, { ...withSeats(usage, after.serviceId, changes, now), openHolds }, now);
};
