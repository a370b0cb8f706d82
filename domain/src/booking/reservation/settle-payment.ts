import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import { paymentRef } from '../payments/path.ts';
import type { StoredPayment } from '../payments/payment.ts';
import { isPaymentOf, noEffect } from '../payments/repeated.ts';
import { settlementOf } from '../payments/settlement.ts';
import { settledStatus } from '../shared/payment.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { findReservation, reservationKey } from './find.ts';
import { reservationRef } from './paths.ts';
import type { SettlePayment } from './payloads.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  payment: StoredPayment;
  slotDay: SlotDay;
};

/** The reservation's fields after everything that the gateway has reported about its payment. */
const settled = ({ refundDue, totalPrice }: Reservation, payment: StoredPayment) => {
  const { returned, isFull, isDisputed } = settlementOf(payment);
  return {
    paymentStatus: settledStatus({ due: refundDue?.amount ?? 0, returned, isFull, isDisputed }),
    ...(returned > 0 ? { refunded: { ...totalPrice, amount: returned } } : {}),
  };
};

/**
 * Takes over the refunds and disputes of a reservation's payment. It reads them where they are kept, so commands may
 * come in any order. The webhook sends this command.
 */
export const settlePayment: CommandDefinition<SettlePayment, Reads> = {
  aggregate: reservationKey,
  reads: ({ command: { payload } }) => [
    reservationRef(payload.userId, payload.reservationId),
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
    const after = settled(reservation, payment);
    if (after.paymentStatus === reservation.paymentStatus && after.refunded?.amount === reservation.refunded?.amount) {
      return noEffect(reservation.version);
    }
    return accept(request, docs, {
      before: reservation,
      event: { type: 'reservation.paymentChanged', payload: after },
    });
  },
};
