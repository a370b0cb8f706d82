import type { Recorded } from '../../kernel/event.ts';
import { providerReason } from '../shared/provider-reason.ts';
import type { SubscriptionEvent } from './event.ts';

/** The payload that the provider may see: without subscribers, payment details or the customer's words. */
export const redactEvent = (event: Recorded<SubscriptionEvent>): object => {
  switch (event.type) {
    case 'subscription.created': {
      const {
        userName: _n,
        subscribers: _s,
        paymentId: _p,
        gateway: _g,
        cancellationReason: _r,
        ...rest
      } = event.payload;
      return rest;
    }
    case 'subscription.activated':
    case 'subscription.renewed': {
      const { payment, ...rest } = event.payload;
      return { ...rest, paid: payment !== undefined };
    }
    case 'subscription.cancelled':
    case 'subscription.renewalCancelled': {
      const { reason, ...rest } = event.payload;
      return { ...rest, reason: providerReason(rest.cancelledBy, reason) };
    }
    case 'subscription.refundDue':
      return { refundDue: event.payload.refundDue };
    case 'subscription.renewalRequested':
    case 'subscription.renewalExpired':
    case 'subscription.paymentChanged':
    case 'subscription.expired':
      return event.payload;
    default:
      return event satisfies never;
  }
};
