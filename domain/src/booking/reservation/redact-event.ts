import type { Recorded } from '../../kernel/event.ts';
import { providerReason } from '../shared/provider-reason.ts';
import type { ReservationEvent } from './event.ts';

/**
 * The payload that the provider may see: like a reference, without attendees, payment details or the customer's words.
 */
export const redactEvent = (event: Recorded<ReservationEvent>): object => {
  switch (event.type) {
    case 'reservation.created':
    case 'reservation.claimed': {
      const {
        userName: _n,
        hasContact: _c,
        attendees: _a,
        paymentId: _p,
        gateway: _g,
        cancellationReason: _r,
        ...rest
      } = event.payload;
      return rest;
    }
    case 'reservation.confirmed': {
      const { payment, seats: _s, ...rest } = event.payload;
      return { paid: payment !== undefined, ...rest };
    }
    case 'reservation.cancelled': {
      const { reason, ...rest } = event.payload;
      return { ...rest, reason: providerReason(rest.cancelledBy, reason) };
    }
    case 'reservation.rated':
      return { stars: event.payload.stars };
    case 'reservation.refundDue': {
      const { payment: _p, ...rest } = event.payload;
      return rest;
    }
    case 'reservation.credited':
    case 'reservation.offered':
    case 'reservation.checkedIn':
    case 'reservation.completed':
    case 'reservation.reopened':
    case 'reservation.noShow':
    case 'reservation.rescheduled':
    case 'reservation.moveRequested':
    case 'reservation.paymentChanged':
    case 'reservation.moveDeclined':
    case 'reservation.moveExpired':
    case 'reservation.expired':
    case 'reservation.holdExtended':
      return event.payload;
    default:
      return event satisfies never;
  }
};
