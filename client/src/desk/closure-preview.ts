import type { CommandPayloads, HitBooking } from '@counterfoil/domain/core';

/** The time that a closure is to close: fields of the payload of `closure.create`. */
export type ClosedTimes = Pick<
  CommandPayloads['closure.create'],
  'from' | 'until' | 'openingHours' | 'break' | 'serviceIds'
>;

/** The bookings that a closure would hit, by start. `hits: 'wish'`: only the other time that its customer wishes for. */
export interface ClosurePreview {
  readonly bookings: readonly HitBooking[];
  /** Seats of the bookings whose own time is closed. */
  readonly seats: number;
  /** How many of these are paid. */
  readonly paid: number;
}
