import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { Party } from '../shared/party.ts';
import type { Payment, PaymentStatus } from '../shared/payment.ts';
import type { Seats } from '../slots/find-seats.ts';
import type { Credit } from './credit-schema.ts';
import type { Reservation } from './reservation.ts';

/** The document without the fields that every event carries. */
export type NewReservation = Omit<Reservation, 'version' | 'lastCommandId' | 'shard' | 'createdAt' | 'updatedAt'>;

/** A booking as its guest takes it over. */
export type ClaimedReservation = Omit<Reservation, 'userId' | 'version' | 'lastCommandId' | 'shard' | 'updatedAt'> & {
  readonly userId: string;
};

/** Seats for a booking that keeps its time. */
export type TakenSeats = Pick<Seats, 'day' | 'slotKeys' | 'servedBy'>;

/** A seat is held for a booking that waited: for its customer, for a payment, or for the provider's answer. */
export type OfferHold = Pick<NewReservation, 'status' | 'paymentStatus' | 'holdExpiresAt' | 'offered'>;

/** The payload of an event without further facts. */
export type NoFacts = Readonly<Record<string, never>>;

/** Payloads omit times that equal the event's `occurredAt`. */
export type ReservationEvent =
  | DomainEvent<'reservation.created', NewReservation>
  /** The history of the booking begins with it at its new owner, so it holds the whole document. */
  | DomainEvent<'reservation.claimed', ClaimedReservation>
  | DomainEvent<
      'reservation.confirmed',
      /**
       * `seats`: new seats for a reservation whose hold expired before its payment arrived. `accepted`: its customer takes
       * the seat that was offered. `replacesCredit`, also below: a payment of the whole amount arrived although a voucher
       * pays for it, so the voucher gets everything back.
       */
      { payment?: Payment; seats?: TakenSeats; accepted?: true; replacesCredit?: true }
    >
  /** A seat is free for a booking that waited. */
  | DomainEvent<'reservation.offered', OfferHold & { seats: TakenSeats }>
  /** `creditReturned`, here and below: the part of a voucher's credit that goes back to it. */
  | DomainEvent<
      'reservation.cancelled',
      { cancelledBy: Party; reason?: string; refundDue?: Money; creditReturned?: Money }
    >
  /** A voucher pays for it. `confirms`: nothing is left to pay of a booking that waited for it. */
  | DomainEvent<'reservation.credited', { credit: Credit; confirms?: true }>
  | DomainEvent<'reservation.checkedIn', NoFacts>
  /** `completedBy`: the member. Earlier versions named none. */
  | DomainEvent<'reservation.completed', { completedBy?: string }>
  /** A visit, an absence or an arrival was noted by mistake. `seats`: an absence had released them. */
  | DomainEvent<'reservation.reopened', { seats?: TakenSeats }>
  | DomainEvent<'reservation.noShow', { cancelledBy: Party; refundDue?: Money; creditReturned?: Money }>
  /** `reason`: of the provider, who has moved it. */
  | DomainEvent<'reservation.rescheduled', Seats & { reason?: string; feeWaived?: true }>
  /** A wish for another time, which waits for the provider's answer. Accepting it is `reservation.rescheduled`. */
  | DomainEvent<'reservation.moveRequested', Seats & { expiresAt: Date }>
  | DomainEvent<'reservation.moveDeclined', { declinedBy: Party }>
  /** The provider did not answer the wish in time. */
  | DomainEvent<'reservation.moveExpired', NoFacts>
  /** `waited`: no seat became free in time. */
  | DomainEvent<'reservation.expired', { waited?: true; creditReturned?: Money }>
  /** A checkout lives longer than the hold, which is extended for it, once. */
  | DomainEvent<'reservation.holdExtended', { holdExpiresAt: Date }>
  | DomainEvent<'reservation.rated', { stars: number; comment?: string }>
  /** Refunds and disputes that the gateway has reported. */
  | DomainEvent<'reservation.paymentChanged', { paymentStatus: PaymentStatus; refunded?: Money }>
  /** The payment arrived, but the seats are gone. */
  | DomainEvent<'reservation.refundDue', { payment: Payment; refundDue: Money; replacesCredit?: true }>;
