import type { Message } from './message.ts';
import type { NotableEvent } from './notable-event.ts';
import type { Reader } from './reader.ts';
import type { Subject } from './subject.ts';
import {
  type ReservationMessageType,
  reservationMessage,
  type SubscriptionMessageType,
  subscriptionMessage,
  type VoucherMessageType,
  voucherMessage,
} from './write-message.ts';

type EmittedEvent = Pick<NotableEvent, 'id' | 'type' | 'payload'>;

/** The event holds the initial status. Later changes have their own events. */
const initialType = ({ status, paymentStatus }: EmittedEvent['payload']): ReservationMessageType => {
  if (status === 'waiting') return 'reservationWaiting';
  if (status === 'confirmed') return 'reservationConfirmed';
  return paymentStatus === 'pending' ? 'reservationAwaitingPayment' : 'reservationRequested';
};

/** A freed seat: its customer accepts it, pays for it, or waits for the provider's answer. */
const offerType = ({ paymentStatus, offered }: EmittedEvent['payload']): ReservationMessageType => {
  if (offered) return 'reservationOffered';
  return paymentStatus === 'pending' ? 'reservationOfferedForPayment' : 'reservationRequested';
};

const expiredType = ({ waited }: EmittedEvent['payload']): ReservationMessageType =>
  waited ? 'reservationWaitEnded' : 'reservationExpired';

const creditedType = ({ confirms }: EmittedEvent['payload']): ReservationMessageType[] =>
  confirms ? ['reservationConfirmed'] : [];

/** @param isRefunded true if the customer has the money back by now */
const reservationTypes = ({ type, payload }: EmittedEvent, isRefunded: boolean): ReservationMessageType[] => {
  const isRefundDue = payload.refundDue !== undefined && !isRefunded;
  switch (type) {
    case 'reservation.created':
      return [initialType(payload)];
    case 'reservation.confirmed':
      return ['reservationConfirmed'];
    case 'reservation.credited':
      return creditedType(payload);
    case 'reservation.cancelled': {
      const type = payload.cancelledBy === 'endUser' ? 'reservationCancelledByYou' : 'reservationCancelled';
      return isRefundDue ? [type, 'reservationRefundDue'] : [type];
    }
    case 'reservation.offered':
      return [offerType(payload)];
    case 'reservation.expired':
      return [expiredType(payload)];
    case 'reservation.moveRequested':
      return ['reservationMoveRequested'];
    case 'reservation.rescheduled':
      return ['reservationRescheduled'];
    case 'reservation.moveDeclined':
      return payload.declinedBy === 'endUser' ? [] : ['reservationNotMoved'];
    case 'reservation.moveExpired':
      return ['reservationNotMoved'];
    case 'reservation.completed':
      return ['reservationCompleted'];
    case 'reservation.noShow':
      return isRefundDue ? ['reservationNoShow', 'reservationRefundDue'] : ['reservationNoShow'];
    case 'reservation.refundDue':
      return ['reservationRefundDue'];
    case 'reservation.paymentChanged':
      return payload.paymentStatus === 'refunded' ? ['reservationRefunded'] : [];
    default:
      return [];
  }
};

const subscriptionTypes = ({ type, payload }: EmittedEvent): SubscriptionMessageType[] => {
  switch (type) {
    case 'subscription.created':
      return [payload.status === 'active' ? 'subscriptionActivated' : 'subscriptionCreated'];
    case 'subscription.activated':
      return ['subscriptionActivated'];
    case 'subscription.renewed':
      return ['subscriptionRenewed'];
    case 'subscription.renewalExpired':
    case 'subscription.renewalCancelled':
      return ['subscriptionRenewalLapsed'];
    case 'subscription.cancelled':
      return payload.refundDue ? ['subscriptionCancelled', 'subscriptionRefundDue'] : ['subscriptionCancelled'];
    case 'subscription.expired':
      return ['subscriptionExpired'];
    case 'subscription.refundDue':
      return ['subscriptionRefundDue'];
    case 'subscription.paymentChanged':
      return payload.paymentStatus === 'refunded' ? ['subscriptionRefunded'] : [];
    default:
      return [];
  }
};

const voucherTypes = ({ type, payload }: EmittedEvent, left: number): VoucherMessageType[] => {
  switch (type) {
    case 'voucher.created':
      return payload.status === 'active' ? ['voucherActivated'] : [];
    case 'voucher.activated':
    case 'voucher.taken':
      return ['voucherActivated'];
    case 'voucher.redeemed':
      return payload.redeemedBy ? ['voucherRedeemed'] : [];
    case 'voucher.returned':
      return payload.expiresAt ? ['voucherActivated'] : [];
    case 'voucher.expired':
      return payload.status === 'expired' && left > 0 ? ['voucherExpired'] : [];
    case 'voucher.refunded':
      return ['voucherRefunded'];
    default:
      return [];
  }
};

/**
 * The messages that an event causes for its user; none for most events. The id contains a dot, which event ids do not,
 * so no two events share a message.
 */
export const messagesFor = (event: EmittedEvent, subject: Subject, reader: Reader): Message[] => {
  const { refundDue, refunded, start, reason, holdExpiresAt, amount } = event.payload;
  const refund = refundDue ?? refunded;
  const idOf = (type: string) => `${event.id}.${type}`;
  switch (subject.entityType) {
    case 'reservation':
      return reservationTypes(event, subject.entity.paymentStatus === 'refunded').map((type) =>
        reservationMessage(idOf(type), type, { subject, reader, refund, wish: start, until: holdExpiresAt, reason }),
      );
    case 'subscription':
      return subscriptionTypes(event).map((type) => subscriptionMessage(idOf(type), type, { subject, reader, refund }));
    case 'voucher':
      return voucherTypes(event, subject.entity.left).map((type) =>
        voucherMessage(idOf(type), type, { subject, reader, refund: amount }),
      );
    default:
      return subject satisfies never;
  }
};
