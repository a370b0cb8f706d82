import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { providerRef } from '../../provider/profile/paths.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import { applyPayment } from '../payments/apply-payment.ts';
import { paymentRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import { appliedBefore, isPaymentOf, noEffect } from '../payments/repeated.ts';
import { requireNewPayment } from '../payments/require-new-payment.ts';
import { isExpiredHold } from '../shared/is-expired-hold.ts';
import { paysFor } from '../shared/pays-for.ts';
import { findSeats, firstSlotDay, seatReads } from '../slots/find-seats.ts';
import { serviceRef } from '../slots/paths.ts';
import type { Resource } from '../slots/resource.ts';
import type { Service } from '../slots/service.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { hasCredit } from './credit.ts';
import { dueNow } from './due-now.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { fullRef, referenceRef, referenceRefs } from './paths.ts';
import type { ConfirmPayment } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';
import { seatsAgain } from './seats-again.ts';

type Reads = {
  reservation: Reservation;
  provider: Provider;
  service: Service;
  slotDay: SlotDay;
  resource: Resource;
  payment: StoredPayment;
  reservationReference: ReservationReference;
};

type Paid = Omit<ConfirmPayment, 'userId' | 'reservationId'>;

/** Pays the whole amount of a booking that a voucher pays for: the page was opened before. */
const paysInstead = (reservation: Reservation, { amount, step }: Paid): boolean =>
  reservation.credit !== undefined && paysFor(amount, dueNow({ ...reservation, credit: undefined }), step);

/** A voucher that has kept a fee of a cancelled booking stays: people decide on such a payment. */
const isAwaited = (reservation: Reservation, insteadOfCredit: boolean): boolean => {
  const { paymentStatus, status } = reservation;
  if (paymentStatus === 'pending') return true;
  return insteadOfCredit && paymentStatus === 'none' && (status === 'confirmed' || !hasCredit(reservation));
};

/** Refuses a payment that the reservation does not wait for. */
const requireAwaited = (reservation: Reservation, payment: Paid): Refused | 'repeated' | undefined => {
  const { paymentStatus } = reservation;
  const due = dueNow(reservation);
  const pays = paysFor(payment.amount, due, payment.step);
  if (isPaymentOf(reservation, payment)) return pays ? 'repeated' : appliedBefore(due.amount);
  const isInstead = paysInstead(reservation, payment);
  const wrong = requireStatus(reservation, ['pending', 'cancelled', ...(isInstead ? (['confirmed'] as const) : [])]);
  if (wrong) return wrong;
  if (!isAwaited(reservation, isInstead)) {
    return reject('failed-precondition', 'no payment is pending', { reason: 'nothing-due', paymentStatus });
  }
  return pays || isInstead
    ? undefined
    : reject('failed-precondition', 'the amount differs from what is due now', {
        reason: 'wrong-amount',
        field: 'amount',
      });
};

/** Confirms the reservation, with new seats if its hold has expired. Without seats, the payment is due for refund. */
const takePayment = (
  request: CommandRequest<ConfirmPayment>,
  reservation: Reservation,
  docs: Docs<Reads>,
): Decision => {
  const { command, now } = request;
  const { paymentId, gateway, amount } = command.payload;
  const isInstead = paysInstead(reservation, command.payload);
  const paid = { payment: { paymentId, gateway }, ...(isInstead ? ({ replacesCredit: true } as const) : {}) };
  if (reservation.status !== 'cancelled') {
    const event = { type: 'reservation.confirmed', payload: paid } as const;
    return accept(request, docs, { before: reservation, event });
  }
  // Otherwise a voucher has its part back, and the payment was for the rest.
  const isWhole = isInstead || !reservation.credit?.returned;
  const seatRequest = isWhole && isExpiredHold(reservation) ? seatsAgain(reservation, docs) : undefined;
  const seatLookup = seatRequest && findSeats(command.providerId, seatRequest, docs, now);
  if (seatRequest && seatLookup && 'seats' in seatLookup) {
    const { start: _s, end: _e, ...seats } = seatLookup.seats;
    const event = { type: 'reservation.confirmed', payload: { ...paid, seats } } as const;
    return accept(request, docs, { before: reservation, event, terms: seatLookup.terms });
  }
  const refund = { ...paid, refundDue: amount };
  return accept(request, docs, { before: reservation, event: { type: 'reservation.refundDue', payload: refund } });
};

/**
 * Records a reported payment, which confirms a pending reservation. If the hold has expired, the reservation gets its
 * seats back if they are still free. Otherwise it becomes due for a refund and is never confirmed. A payment of the whole
 * amount takes the place of a voucher.
 */
export const confirmPayment: CommandDefinition<ConfirmPayment, Reads> = {
  aggregate: reservationKey,

  reads: ({ command }) => [
    fullRef({ providerId: command.providerId, ...command.payload }),
    paymentRef(command.payload.gateway, command.payload.paymentId),
    providerRef(command.providerId),
    ...referenceRefs(command, ['pending', 'cancelled']),
  ],

  readsNext: ({ command }, docs) => {
    const reservation = docs.get(fullRef({ providerId: command.providerId, ...command.payload }));
    if (reservation?.status === 'confirmed') return [referenceRef(reservation)];
    if (!reservation || !isExpiredHold(reservation)) return [];
    const { providerId, serviceId, reservationStartTime } = reservation;
    const catalogue = [providerRef(providerId), serviceRef(providerId, serviceId)];
    const first = firstSlotDay(providerId, serviceId, reservationStartTime.toISOString());
    if (!catalogue.every((ref) => docs.has(ref))) return [...catalogue, first];
    const seatRequest = seatsAgain(reservation, docs);
    return seatRequest ? seatReads(providerId, seatRequest, docs) : [];
  },

  decide: (request, docs) => {
    const { command, actor, now } = request;
    const { userId, reservationId, ...payment } = command.payload;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the payment gateway reports payments', { reason: 'wrong-sender' });
    const reported = { payment, target: { providerId: command.providerId, userId, reservationId } };
    const checked = requireNewPayment(reported, docs, now);
    if (checked && checked !== 'repeated') return checked;
    const found = findReservation(command, docs, userId, reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const known = checked ?? requireAwaited(reservation, payment);
    if (known) return known === 'repeated' ? noEffect(reservation.version) : known;
    return applyPayment(takePayment(request, reservation, docs), reported, docs, now);
  },
};
