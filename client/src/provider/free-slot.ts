/** A slot in which a service can be booked. Lists also contain slots that have begun. */
export interface FreeSlot {
  readonly start: Date;
  readonly end: Date;
  /** Seats of the service. */
  readonly capacity: number;
  /** Seats that are free from start to end; 0 if it is full. */
  readonly available: number;
}
