import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { Party } from '../shared/party.ts';
import type { Payment } from '../shared/payment.ts';
import type { Subscription } from './subscription.ts';
import type { Term } from './term.ts';

/** How a subscription begins: the document without what every event carries anyway. */
export type NewSubscription = Omit<Subscription, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

/** Times are not in the payloads where `occurredAt` says them. */
export type SubscriptionEvent =
  | DomainEvent<'subscription.created', NewSubscription>
  /** Paid for, and running from now on. */
  | DomainEvent<'subscription.activated', { payment: Payment; term: Term }>
  /** Ordered, and to be paid before it counts. */
  | DomainEvent<'subscription.renewalRequested', { renewalDue: Money; renewalMonths: number }>
  | DomainEvent<
      'subscription.renewed',
      { term: Term; periodMonths: number; price: Money /** None where it was free. */; payment?: Payment }
    >
  | DomainEvent<'subscription.cancelled', { cancelledBy: Party; reason?: string }>
  /** `expired`: its time is over; `cancelled`: its first payment never came. */
  | DomainEvent<'subscription.expired', { status: 'expired' | 'cancelled' }>
  /** Paid for, but cancelled before. */
  | DomainEvent<'subscription.refundDue', { payment: Payment; refundDue: Money }>;
