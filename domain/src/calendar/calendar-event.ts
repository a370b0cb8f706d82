import type { ReservationReference } from '../booking/reservation/reference.ts';

/** A booking as a calendar shows it. It names no customer: calendars are shared, and synchronised elsewhere. */
export interface CalendarEvent {
  /** The same through all changes. */
  readonly uid: string;
  readonly start: Date;
  readonly end: Date;
  readonly summary: string;
  /** The short code, by which the desk finds the booking. */
  readonly description: string;
  readonly isTentative: boolean;
  /** Higher after each change. */
  readonly sequence: number;
  readonly changedAt: Date;
}

/** The event of a booking that is pending, confirmed or completed. */
export const calendarEvent = (providerId: string, reference: ReservationReference): CalendarEvent => {
  const { reservationId, serviceName, partySize, code, status, startTime, endTime } = reference;
  return {
    // Two people may have bookings of the same id; the code tells them apart, and names nobody.
    uid: `${reservationId}.${code}@${providerId}.counterfoil`,
    start: startTime,
    end: endTime,
    summary: partySize > 1 ? `${serviceName} (${partySize})` : serviceName,
    description: code,
    isTentative: status === 'pending',
    sequence: reference.version,
    changedAt: reference.updatedAt,
  };
};
