import { addDays, atLocalTime } from '../../kernel/time/time-zone.ts';
import type { UpcomingClosure } from '../../provider/profile/upcoming-closure.ts';
import type { ReservationReference } from '../reservation/reference.ts';
import type { SlotProvider } from '../slots/open-spans.ts';
import { isHit } from './is-hit.ts';

/** A booking whose own time is closed, or only the other time that its customer wishes for. */
export interface HitBooking {
  readonly booking: ReservationReference;
  readonly hits: 'time' | 'wish';
}

/** The part of a closure that decides about bookings. */
export type ClosedTime = Omit<UpcomingClosure, 'title'>;

/** The instants between which bookings may start that a closure hits. A night may belong to the day before. */
export const startsOf = ({ from, until }: Pick<ClosedTime, 'from' | 'until'>, timeZone: string) => ({
  from: atLocalTime(addDays(from, -1), '00:00', timeZone),
  to: atLocalTime(addDays(until, 2), '00:00', timeZone),
});

/**
 * The bookings that a closure hits, by start. Those that have begun go on, and so do those whose guest is here. It is
 * pure: the process decides with it on the server, and a preview on the device of a member.
 *
 * @param bookings references of the provider, in any status
 */
export const hitBookings = (
  closure: ClosedTime,
  provider: SlotProvider,
  bookings: readonly ReservationReference[],
  now: Date,
): HitBooking[] =>
  bookings
    .filter(({ status, checkedInAt }) => status === 'pending' || (status === 'confirmed' && !checkedInAt))
    .flatMap((booking): HitBooking[] => {
      const { serviceId, startTime, endTime, move } = booking;
      if (startTime <= now) return [];
      if (isHit(closure, provider, { serviceId, start: startTime, end: endTime })) return [{ booking, hits: 'time' }];
      const wish = move && isHit(closure, provider, { serviceId, start: move.startTime, end: move.endTime });
      return wish ? [{ booking, hits: 'wish' }] : [];
    })
    .sort((a, b) => a.booking.startTime.getTime() - b.booking.startTime.getTime());
