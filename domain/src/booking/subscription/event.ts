import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { Party } from '../shared/party.ts';
import type { Payment, PaymentStatus } from '../shared/payment.ts';
import type { Subscription } from './subscription.ts';
import type { Term } from './term.ts';

/** The document without the fields that every event carries. */
export type NewSubscription = Omit<Subscription, 'version' | 'lastCommandId' | 'shard' | 'createdAt' | 'updatedAt'>;

type LapsedRenewal = NonNullable<Subscription['lapsedRenewal']>;

/** Payloads omit times that equal the event's `occurredAt`. */
export type SubscriptionEvent =
  | DomainEvent<'subscription.created', NewSubscription>
  /** The payment arrived; the subscription runs from now on. */
  | DomainEvent<'subscription.activated', { payment: Payment; term: Term }>
  /** A renewal that takes effect when its payment arrives. */
  | DomainEvent<
      'subscription.renewalRequested',
      /** Older events have neither a hold nor the status of the term's payment. */
      { renewalDue: Money; renewalMonths: number; holdExpiresAt?: Date; termPaymentStatus?: PaymentStatus }
    >
  /** Nobody paid for the renewal in time. */
  | DomainEvent<'subscription.renewalExpired', { lapsedRenewal: LapsedRenewal }>
  /** Somebody dropped the unpaid renewal of an expired subscription. */
  | DomainEvent<'subscription.renewalCancelled', { lapsedRenewal: LapsedRenewal; cancelledBy: Party; reason?: string }>
  /** Without `payment` if the period is free. */
  | DomainEvent<'subscription.renewed', { term: Term; periodMonths: number; price: Money; payment?: Payment }>
  | DomainEvent<'subscription.cancelled', { cancelledBy: Party; reason?: string }>
  /** `expired`: the term has ended; `cancelled`: the first payment never arrived. */
  | DomainEvent<'subscription.expired', { status: 'expired' | 'cancelled' }>
  /** The payment arrived after a cancellation, or too late for its price. */
  | DomainEvent<
      'subscription.refundDue',
      /** `keepsPayment`: the subscription has another payment, which paid its term. */
      { payment: Payment; refundDue: Money; keepsPayment?: true }
    >
  /** Refunds and disputes that the gateway has reported. */
  | DomainEvent<
      'subscription.paymentChanged',
      { paymentStatus: PaymentStatus; termPaymentStatus?: PaymentStatus; refunded?: Money; refundDisputed?: true }
    >;
