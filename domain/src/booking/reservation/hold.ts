import { minuteMs } from '../../kernel/time/durations.ts';
import type { Service } from '../slots/service.ts';
import type { NewReservation, OfferHold } from './event.ts';

/** A hold of so many minutes, which never outlasts any of the given times. */
export const holdUntil = (now: Date, minutes: number, ...latest: readonly Date[]): Date =>
  new Date(Math.min(now.getTime() + minutes * minuteMs, ...latest.map((time) => time.getTime())));

const defaultHoldMinutes = 15;

type Mode = Pick<Service, 'confirmation' | 'holdMinutes' | 'waitingHoldMinutes'>;

/** The status of a new booking, by the service's confirmation mode. */
export const initialStatus = (
  { confirmation, holdMinutes }: Mode,
  start: Date,
  now: Date,
): Pick<NewReservation, 'status' | 'paymentStatus' | 'holdExpiresAt' | 'confirmedAt'> => {
  switch (confirmation) {
    case 'automatic':
      return { status: 'confirmed', paymentStatus: 'none', confirmedAt: now };
    case 'payment':
      return {
        status: 'pending',
        paymentStatus: 'pending',
        holdExpiresAt: holdUntil(now, holdMinutes ?? defaultHoldMinutes, start),
      };
    case 'manual':
      return {
        status: 'pending',
        paymentStatus: 'none',
        holdExpiresAt: holdMinutes ? holdUntil(now, holdMinutes, start) : undefined,
      };
    default:
      return confirmation satisfies never;
  }
};

/**
 * The status in which a booking that waited gets its seat. Its customer accepts, or pays, before the hold ends. If the
 * provider confirms by hand, the customer has said all, and the provider answers.
 */
export const offerHold = (service: Mode, start: Date, now: Date): OfferHold => {
  const { confirmation, holdMinutes = 0, waitingHoldMinutes = defaultHoldMinutes } = service;
  switch (confirmation) {
    case 'automatic': {
      const holdExpiresAt = holdUntil(now, waitingHoldMinutes, start);
      return { status: 'pending', paymentStatus: 'none', holdExpiresAt, offered: true };
    }
    case 'payment':
      return initialStatus({ ...service, holdMinutes: Math.max(waitingHoldMinutes, holdMinutes) }, start, now);
    case 'manual':
      return initialStatus(service, start, now);
    default:
      return confirmation satisfies never;
  }
};
