import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { NoFacts } from '../reservation/event.ts';
import type { Payment, PaymentStatus } from '../shared/payment.ts';
import type { Voucher } from './voucher.ts';

/** The document without the fields that every event carries, and without those that follow from others. */
export type NewVoucher = Omit<
  Voucher,
  'version' | 'lastCommandId' | 'shard' | 'dueAt' | 'createdAt' | 'updatedAt' | 'activatedAt'
>;

/** Payloads omit times that equal the event's `occurredAt`. */
export type VoucherEvent =
  /** Bought by a customer, or sold at the desk. */
  | DomainEvent<'voucher.created', NewVoucher>
  | DomainEvent<'voucher.activated', { payment: Payment; expiresAt: Date }>
  /** Its holder lets somebody take it who has its id. */
  | DomainEvent<'voucher.givenAway', NoFacts>
  /** A gift card has a new holder, or its holder keeps it. */
  | DomainEvent<'voucher.taken', { userId: string }>
  /** It pays for a booking, or again for one that was opened again. `units`: visits, or minor units. */
  | DomainEvent<'voucher.redeemed', { reservationId: string; units: number; redeemedBy?: 'provider' }>
  /**
   * The booking was cancelled, or a payment took the voucher's place. `expiresAt`: the voucher had ended, or would end
   * soon, and lives on.
   */
  | DomainEvent<'voucher.returned', { reservationId: string; units: number; expiresAt?: Date }>
  /** `amount`: of the rest. `refundDue`: all that was ever due through the gateway; absent if it was paid at the desk. */
  | DomainEvent<'voucher.refunded', { amount: Money; refundDue?: Money }>
  /** Its validity, or the time to pay it, has ended. */
  | DomainEvent<'voucher.expired', { status: 'expired' | 'cancelled' }>
  /** Refunds and disputes that the gateway has reported. */
  | DomainEvent<'voucher.paymentChanged', { paymentStatus: PaymentStatus; refunded?: Money }>;
