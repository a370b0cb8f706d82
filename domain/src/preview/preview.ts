import type { Money } from '../kernel/money.ts';
import type { Rejection } from '../kernel/rejection.ts';

/** A slot, as a payload names it: `startTime` takes `start` as it is. */
export interface OfferedSlot {
  /** ISO 8601. */
  readonly start: string;
  /** ISO 8601. */
  readonly end: string;
}

/** An ingredient that may go below zero and would. */
export interface Shortfall {
  readonly ingredientId: string;
  readonly name: string;
  /** Below zero, in its unit. */
  readonly currentStock: number;
  readonly unit: string;
}

/** The effect on the command's booking, subscription or order. */
export interface Effects {
  /** Its status afterwards. */
  readonly status?: string;
  /** Its price, of all seats or lines. */
  readonly price?: Money;
  /** Part of the price that must be paid before it counts as confirmed or active. */
  readonly paymentDue?: Money;
  /** All that must be given back to the customer. */
  readonly refundDue?: Money;
  /** Ingredients that may go below zero and would. Others refuse the command: see `rejection.details.shortages`. */
  readonly shortfalls?: readonly Shortfall[];
}

/** The probable outcome of a command that nobody has sent. */
export type Preview =
  | {
      readonly outcome: 'applied';
      /** Version of the aggregate after the command. */
      readonly version: number;
      readonly effects: Effects;
    }
  | {
      readonly outcome: 'rejected';
      readonly rejection: Rejection;
      /** For a booking or a move that finds no seats: the next slots that have them, up to five within two weeks. */
      readonly freeSlots?: readonly OfferedSlot[];
    };
