import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { sameMoney } from '../../kernel/money.ts';
import type { Docs } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { isExpiredHold } from '../shared/is-expired-hold.ts';
import { findSeats, type SeatRequest, slotDayToRead } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { reservationRef } from './paths.ts';
import type { ConfirmPayment } from './payloads.ts';
import type { Reservation } from './reservation.ts';

export interface Reads {
  reservation: Reservation;
  provider: Provider;
  service: Service;
  slotDay: SlotDay;
}

/** The wish for the seats of a lapsed hold: as long as they were booked for, from the catalogue as it is now. */
const sameSeatsAgain = (reservation: Reservation, docs: Docs<Reads>): SeatRequest | undefined => {
  const { providerId, serviceId, reservationStartTime, reservationEndTime, partySize } = reservation;
  const provider = docs.get(providerRef(providerId));
  const offered = docs.get(serviceRef(providerId, serviceId));
  const durationMinutes = (reservationEndTime.getTime() - reservationStartTime.getTime()) / 60_000;
  const service = offered && { ...offered, durationMinutes };
  const startTime = reservationStartTime.toISOString();
  return provider && service ? { provider, service, serviceId, startTime, partySize } : undefined;
};

/**
 * The money has come. It confirms a pending booking; one whose hold has lapsed gets its seats again if they are still
 * free; whatever cannot be had any more is marked for a refund and never confirmed.
 */
export const confirmPayment: CommandDefinition<ConfirmPayment, Reads> = {
  aggregate: reservationKey,

  reads: ({ command: { payload } }) => [reservationRef(payload.userId, payload.reservationId)],

  readsNext: ({ command: { payload } }, docs) => {
    const reservation = docs.get(reservationRef(payload.userId, payload.reservationId));
    if (!reservation || !isExpiredHold(reservation)) return [];
    const { providerId } = reservation;
    const catalogue = [providerRef(providerId), serviceRef(providerId, reservation.serviceId)];
    if (!catalogue.every((ref) => docs.has(ref))) return catalogue;
    const wish = sameSeatsAgain(reservation, docs);
    return wish ? slotDayToRead(providerId, wish) : [];
  },

  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, reservationId, paymentId, gateway, amount } = command.payload;
    if (actor.kind !== 'system') return reject('permission-denied', 'payments are reported by the payment gateway');
    const found = findReservation(command, docs, userId, reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const wrong = requireStatus(reservation, ['pending', 'cancelled']);
    if (wrong) return wrong;
    if (reservation.paymentStatus !== 'pending') {
      return reject('failed-precondition', 'no payment is awaited', { paymentStatus: reservation.paymentStatus });
    }
    if (!sameMoney(amount, reservation.totalPrice)) {
      return reject('failed-precondition', 'the amount is not the price', { field: 'amount' });
    }

    const payment = { paymentId, gateway };
    if (reservation.status === 'pending') {
      return accept(request, docs, reservation, { type: 'reservation.confirmed', payload: { payment } });
    }
    const wish = isExpiredHold(reservation) ? sameSeatsAgain(reservation, docs) : undefined;
    const again = wish && findSeats(command.providerId, wish, docs, now);
    if (wish && again && 'seats' in again) {
      const { day, slotKeys } = again.seats;
      const revived = { type: 'reservation.confirmed', payload: { payment, seats: { day, slotKeys } } } as const;
      return accept(request, docs, reservation, revived, wish.service);
    }
    const refund = { payment, refundDue: amount };
    return accept(request, docs, reservation, { type: 'reservation.refundDue', payload: refund });
  },
};
