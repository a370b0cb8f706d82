import type { MessageType } from './message-type.ts';

/** The facts of a reservation, formatted in the reader's language. */
export interface ReservationFacts {
  readonly provider: string;
  readonly service: string;
  /** Day and time in the provider's time zone. */
  readonly when: string;
  /** The other time that the customer wishes for. */
  readonly wish: string;
  /** Until when a freed seat is held; empty if nothing limits it. */
  readonly until: string;
  readonly code: string;
  /** The amount that is paid through the app: the deposit, or the whole price. */
  readonly due: string;
  readonly refund: string;
  /** The provider's reason for a move or a cancellation; empty without one. */
  readonly reason: string;
}

/** The facts of a subscription, formatted in the reader's language. */
export interface SubscriptionFacts {
  readonly provider: string;
  readonly plan: string;
  /** The last day of the term. */
  readonly until: string;
  readonly refund: string;
}

/** The facts of a package or a gift card, formatted in the reader's language. */
export interface VoucherFacts {
  readonly provider: string;
  /** The service that sold it. */
  readonly service: string;
  readonly code: string;
  /** The last day on which it is valid. */
  readonly until: string;
  readonly refund: string;
}

/** The facts of a person's leaving. */
export interface LeavingFacts {
  /** The day on which everything is erased. */
  readonly day: string;
}

export interface Text {
  readonly title: string;
  readonly body: string;
}

export type FactsOf<Type extends MessageType> = Type extends `subscription${string}`
  ? SubscriptionFacts
  : Type extends `leaving${string}`
    ? LeavingFacts
    : Type extends `voucher${string}`
      ? VoucherFacts
      : ReservationFacts;

/** The texts of all message types in one language. */
export type Catalogue = { readonly [Type in MessageType]: (facts: FactsOf<Type>) => Text };
