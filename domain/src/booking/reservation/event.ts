import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { Party } from '../shared/party.ts';
import type { Payment } from '../shared/payment.ts';
import type { Slot } from '../slots/grid.ts';
import type { Reservation } from './reservation.ts';

/** How a booking begins: the document without what every event carries anyway. */
export type NewReservation = Omit<Reservation, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

/** The event says it all. */
export type NoFacts = Readonly<Record<string, never>>;

/** Times are not in the payloads where `occurredAt` says them. */
export type ReservationEvent =
  | DomainEvent<'reservation.created', NewReservation>
  | DomainEvent<
      'reservation.confirmed',
      /** `seats`: taken anew, for a booking whose hold had lapsed before it was paid. */
      { payment?: Payment; seats?: { day: string; slotKeys: string[] } }
    >
  | DomainEvent<'reservation.cancelled', { cancelledBy: Party; reason?: string; refundDue?: Money }>
  | DomainEvent<'reservation.completed', NoFacts>
  | DomainEvent<'reservation.noShow', { cancelledBy: Party; refundDue?: Money }>
  | DomainEvent<'reservation.rescheduled', Slot & { slotKeys: string[] }>
  | DomainEvent<'reservation.expired', NoFacts>
  | DomainEvent<'reservation.rated', { stars: number; comment?: string }>
  /** Paid for, but not to be had any more. */
  | DomainEvent<'reservation.refundDue', { payment: Payment; refundDue: Money }>;
