import { type Refused, reject } from '../../kernel/rejection.ts';
import { dayMs, minuteMs } from '../../kernel/time/durations.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { horizonDaysOf, horizonOf, soonestStart } from '../slots/horizon.ts';
import type { Service } from '../slots/service.ts';
import { utcDay } from '../slots/utc-day.ts';
import { bookingLimits } from './limits.ts';
import type { Usage } from './usage.ts';
import { limitReached } from './usage-change.ts';

export interface NewSeats {
  readonly provider: Provider;
  readonly service: Service;
  readonly serviceId: string;
  readonly start: Date;
  readonly partySize: number;
}

/** Refuses a booking that starts sooner, or lies further ahead, than its service allows. */
export const requireInReach = (service: Service, start: Date, now: Date): Refused | undefined => {
  if (start.getTime() < soonestStart(service, now)) {
    const message = `this service is booked ${service.noticeMinutes} minutes ahead at least`;
    return reject('failed-precondition', message, { reason: 'too-soon', field: 'startTime' });
  }
  const aheadMs = start.getTime() - horizonOf(service, now);
  return aheadMs > 0 ? limitReached('horizonDays', horizonDaysOf(service), aheadMs) : undefined;
};

/** Seats of the person that are taken at the same time as the new ones. */
const seatsMeanwhile = (usage: Usage | undefined, { service, serviceId, start }: NewSeats): number => {
  const upcoming = usage?.upcoming ?? {};
  const seats = Object.hasOwn(upcoming, serviceId) ? (upcoming[serviceId] ?? {}) : {};
  const overlaps = (key: string): boolean =>
    Math.abs(Date.parse(key) - start.getTime()) < service.durationMinutes * minuteMs;
  return Object.entries(seats).reduce((sum, [key, taken]) => (overlaps(key) ? sum + taken : sum), 0);
};

/**
 * Refuses a move to a time at which the person has too many other seats. A booking that alone has more seats than the
 * provider allows by now may still move.
 *
 * @param others the usage without the booking that moves
 */
export const requireSeatsForMove = (seats: NewSeats, others: Usage): Refused | undefined => {
  const { seatsPerSlot } = bookingLimits(seats.provider);
  const meanwhile = seatsMeanwhile(others, seats);
  return meanwhile > 0 && meanwhile + seats.partySize > seatsPerSlot
    ? limitReached('seatsPerSlot', seatsPerSlot)
    : undefined;
};

/** The number of starts that lie ahead, over all services. */
const startsAhead = (usage: Usage | undefined, now: Date): number =>
  Object.values(usage?.upcoming ?? {})
    .flatMap(Object.entries<number>)
    .filter(([key, seats]) => seats > 0 && Date.parse(key) > now.getTime()).length;

/** Refuses a booking beyond what one person may hold with a provider. */
export const requireWithinLimits = (seats: NewSeats, usage: Usage | undefined, now: Date): Refused | undefined => {
  const { provider, service, start, partySize } = seats;
  const limits = bookingLimits(provider);
  const far = requireInReach(service, start, now);
  if (far) return far;
  if (seatsMeanwhile(usage, seats) + partySize > limits.seatsPerSlot) {
    return limitReached('seatsPerSlot', limits.seatsPerSlot);
  }
  if (startsAhead(usage, now) >= limits.upcoming) return limitReached('upcoming', limits.upcoming);
  if (service.confirmation !== 'payment') return undefined;
  if ((usage?.openHolds ?? 0) >= limits.openHolds) return limitReached('openHolds', limits.openHolds);
  const today = utcDay(now);
  if ((usage?.unpaidHolds?.[today] ?? 0) < limits.unpaidHoldsPerDay) return undefined;
  return limitReached('unpaidHoldsPerDay', limits.unpaidHoldsPerDay, Date.parse(today) + dayMs - now.getTime());
};
