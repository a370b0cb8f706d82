import { dueShard } from '../../kernel/due-shard.ts';
import { dayMs, hourMs } from '../../kernel/time/durations.ts';
import type { Write } from '../../kernel/write.ts';
import type { Reservation } from './reservation.ts';

/** Lead times of the reminders. */
const reminders = [
  { type: 'reservation24h', before: dayMs },
  { type: 'reservation1h', before: hourMs },
] as const;

type Customers = Reservation & { readonly userId: string };

/** A guest without account gets no reminders. */
const isCustomers = (reservation: Reservation | undefined): reservation is Customers =>
  reservation?.userId !== undefined;

/** Ids contain no dots, so a dot separates them safely; with `_`, two reservations could share one path. */
const reminderPath = ({ userId, reservationId }: Customers, type: string): string =>
  `scheduledReminders/${userId}.${reservationId}.${type}`;

/** Sets or drops each reminder of a reservation that has been scheduled or rescheduled. */
const scheduleReminders = (reservation: Customers, now: Date): Write[] =>
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
        ...dueShard(path),
        createdAt: now,
        updatedAt: now,
      },
    };
  });

/** A reminder exists only while its reservation is confirmed. */
export const reminderWrites = (before: Reservation | undefined, after: Reservation, now: Date): Write[] => {
  if (!isCustomers(after)) return [];
  const confirmed = after.status === 'confirmed';
  const wasConfirmed = isCustomers(before) && before.status === 'confirmed';
  const moved = before?.reservationStartTime.getTime() !== after.reservationStartTime.getTime();
  if (confirmed && (moved || !wasConfirmed)) return scheduleReminders(after, now);
  if (!confirmed && wasConfirmed) return reminders.map(({ type }) => ({ op: 'drop', path: reminderPath(after, type) }));
  return [];
};
