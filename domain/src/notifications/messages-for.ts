import type { Message } from './message.ts';
import type { NotableEvent } from './notable-event.ts';
import type { Reader } from './reader.ts';
import type { Subject } from './subject.ts';
import {
  type ReservationMessageType,
  reservationMessage,
  type SubscriptionMessageType,
  subscriptionMessage,
} from './write-message.ts';

type EmittedEvent = Pick<NotableEvent, 'id' | 'type' | 'payload'>;

/** How a booking began is in its event: by now it may have gone on, which is told by an event of its own. */
const begun = ({ status, paymentStatus }: EmittedEvent['payload']): ReservationMessageType => {
  if (status === 'confirmed') return 'reservationConfirmed';
  return paymentStatus === 'pending' ? 'reservationAwaitingPayment' : 'reservationRequested';
};

const reservationTypes = ({ type, payload }: EmittedEvent): ReservationMessageType[] => {
  switch (type) {
    case 'reservation.created':
      return [begun(payload)];
    case 'reservation.confirmed':
      return ['reservationConfirmed'];
    case 'reservation.cancelled': {
      const told = payload.cancelledBy === 'endUser' ? 'reservationCancelledByYou' : 'reservationCancelled';
      return payload.refundDue ? [told, 'reservationRefundDue'] : [told];
    }
    case 'reservation.expired':
      return ['reservationExpired'];
    case 'reservation.rescheduled':
      return ['reservationRescheduled'];
    case 'reservation.completed':
      return ['reservationCompleted'];
    case 'reservation.noShow':
      return payload.refundDue ? ['reservationNoShow', 'reservationRefundDue'] : ['reservationNoShow'];
    case 'reservation.refundDue':
      return ['reservationRefundDue'];
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
    case 'subscription.cancelled':
      return payload.refundDue ? ['subscriptionCancelled', 'subscriptionRefundDue'] : ['subscriptionCancelled'];
    case 'subscription.expired':
      return ['subscriptionExpired'];
    case 'subscription.refundDue':
      return ['subscriptionRefundDue'];
    default:
      return [];
  }
};

/**
 * What an event is to be told of, to whom it happened. Nothing for most events. The id has a dot, which ids of events do not
 * contain: no two events share a message.
 */
export const messagesFor = (event: EmittedEvent, subject: Subject, reader: Reader): Message[] => {
  const { refundDue } = event.payload;
  return subject.entityType === 'reservation'
    ? reservationTypes(event).map((type) => reservationMessage(`${event.id}.${type}`, type, subject, reader, refundDue))
    : subscriptionTypes(event).map((type) =>
        subscriptionMessage(`${event.id}.${type}`, type, subject, reader, refundDue),
      );
};
