import type { MessageType } from './message-type.ts';

/** A booking in words and figures of the reader's language. */
export interface ReservationFacts {
  readonly house: string;
  readonly service: string;
  /** Day and time on the house's clock. */
  readonly when: string;
  readonly code: string;
  readonly price: string;
  readonly refund: string;
}

/** A subscription in words and figures of the reader's language. */
export interface SubscriptionFacts {
  readonly house: string;
  readonly plan: string;
  /** Its last day. */
  readonly until: string;
  readonly refund: string;
}

export interface Text {
  readonly title: string;
  readonly body: string;
}

export type FactsOf<Type extends MessageType> = Type extends `subscription${string}`
  ? SubscriptionFacts
  : ReservationFacts;

/** One language's text for everything there is to tell. */
export type Catalogue = { readonly [Type in MessageType]: (facts: FactsOf<Type>) => Text };
