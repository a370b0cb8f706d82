import type { Money, ServedBy } from '@counterfoil/domain/core';

/** A slot in which a service can be booked. Lists also contain slots that have begun. */
export interface FreeSlot {
  readonly start: Date;
  readonly end: Date;
  /** Per seat, at this time. */
  readonly price: Money;
  /** Seats of the service; of one booking, if members, places or tables serve. */
  readonly capacity: number;
  /** The largest party that fits from start to end; 0 if it is full. */
  readonly available: number;
  /** The resources that are free to serve, the first choice first; absent if the service asks for none. */
  readonly free?: readonly ServedBy[];
}
