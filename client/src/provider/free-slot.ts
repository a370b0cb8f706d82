/** A time at which a service can be booked. */
export interface FreeSlot {
  readonly start: Date;
  readonly end: Date;
  readonly capacity: number;
  /** Seats free from start to end; 0 when it is full. Slots that have begun are in the list, too. */
  readonly available: number;
}
