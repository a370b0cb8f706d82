import type { Money } from '../../kernel/money.ts';
import type { Reservation } from './reservation.ts';

/** The part of the price that a voucher pays, in minor units. */
export const creditOf = ({ credit }: Pick<Reservation, 'credit'>): number =>
  credit ? credit.amount.amount - (credit.returned?.amount ?? 0) : 0;

/** A voucher has paid for it, and has not got everything back. */
export const hasCredit = (reservation: Pick<Reservation, 'credit'>): boolean => creditOf(reservation) > 0;

/**
 * The part of a credit that goes back to its voucher after a fee, in minor units. The fee is taken from the credit
 * first. A visit of a package comes back as a whole, or not at all.
 */
export const creditAfter = (reservation: Pick<Reservation, 'credit'>, fee: number): Money | undefined => {
  const { credit } = reservation;
  const amount = creditOf(reservation) - fee;
  if (!credit || amount <= 0 || (credit.visits && fee > 0)) return undefined;
  return { ...credit.amount, amount };
};
