import type { Write } from '../../kernel/write.ts';
import type { Reservation } from './reservation.ts';

const hour = 3_600_000;

/** How long before the start a person is reminded. */
const reminders = [
  { type: 'reservation24h', before: 24 * hour },
  { type: 'reservation1h', before: hour },
] as const;

/** Dots, which ids do not contain: joined by `_`, two bookings might share one. */
const reminderPath = ({ userId, reservationId }: Reservation, type: string): string =>
  `scheduledReminders/${userId}.${reservationId}.${type}`;

/** The reminders a booking should have, given when it was (re)scheduled. */
const schedule = (reservation: Reservation, now: Date): Write[] =>
  reminders.map(({ type, before }) => {
    const path = reminderPath(reservation, type);
    const scheduledFor = new Date(reservation.reservationStartTime.getTime() - before);
    if (scheduledFor <= now) return { op: 'drop', path };
    const { userId, providerId, reservationId } = reservation;
    return {
      op: 'set',
      path,
      data: {
        userId,
        providerId,
        reservationId,
        type,
        scheduledFor,
        status: 'scheduled',
        createdAt: now,
        updatedAt: now,
      },
    };
  });

/** Reminders exist exactly while a booking is confirmed. */
export const reminderWrites = (before: Reservation | undefined, after: Reservation, now: Date): Write[] => {
  const confirmed = after.status === 'confirmed';
  const wasConfirmed = before?.status === 'confirmed';
  const moved = before?.reservationStartTime.getTime() !== after.reservationStartTime.getTime();
  if (confirmed && (moved || !wasConfirmed)) return schedule(after, now);
  if (!confirmed && wasConfirmed) return reminders.map(({ type }) => ({ op: 'drop', path: reminderPath(after, type) }));
  return [];
};
