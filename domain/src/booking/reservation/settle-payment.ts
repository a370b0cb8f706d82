import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { paymentRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import { isPaymentOf, noEffect } from '../payments/repeated.ts';
import { settlementOf } from '../payments/settlement.ts';
import { settledStatus } from '../shared/payment.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import type { ReservationEvent } from './event.ts';
import { findReservation, reservationKey } from './find.ts';
import { fullRef } from './paths.ts';
import type { SettlePayment } from './payloads.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  payment: StoredPayment;
  slotDay: SlotDay;
};

/** The event that brings a reservation up to date with its payment; `undefined` if it is. */
export const reservationSettled = (
  { refundDue, totalPrice, paymentStatus, refunded }: Reservation,
  payment: StoredPayment,
): ReservationEvent | undefined => {
  const { returned, isFull, isDisputed } = settlementOf(payment);
  const after = settledStatus({ due: refundDue?.amount ?? 0, returned, isFull, isDisputed });
  if (after === paymentStatus && returned === (refunded?.amount ?? 0)) return undefined;
  const payload = {
    paymentStatus: after,
    ...(returned > 0 ? { refunded: { ...totalPrice, amount: returned } } : {}),
  };
  return { type: 'reservation.paymentChanged', payload };
};

/**
 * Takes over the refunds and disputes of a reservation's payment. It reads them where they are kept, so commands may
 * come in any order. The webhook sends this command.
 */
export const settlePayment: CommandDefinition<SettlePayment, Reads> = {
  aggregate: reservationKey,
  reads: ({ command: { providerId, payload } }) => [
    fullRef({ providerId, ...payload }),
    paymentRef(payload.gateway, payload.paymentId),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    const { userId, reservationId, paymentId, gateway } = command.payload;
    if (actor.kind !== 'system')
      return reject('permission-denied', 'only the payment gateway reports refunds', { reason: 'wrong-sender' });
    const found = findReservation(command, docs, userId, reservationId);
    if ('rejection' in found) return found;
    const { reservation } = found;
    const payment = docs.get(paymentRef(gateway, paymentId));
    if (!payment || !isPaymentOf(reservation, { paymentId, gateway })) return noEffect(reservation.version);
    const event = reservationSettled(reservation, payment);
    return event ? accept(request, docs, { before: reservation, event }) : noEffect(reservation.version);
  },
};
