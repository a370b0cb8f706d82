import type { Money } from '../../kernel/money.ts';
import type { Reservation } from './reservation.ts';

type Credited = Pick<Reservation, 'credit'>;

/** The part of a price that a cancellation keeps. It may be due and yet come to nothing, as of a class that has no price. */
export interface Fee {
  readonly isDue: boolean;
  /** In minor units. */
  readonly amount: number;
}

export const noFee: Fee = { isDue: false, amount: 0 };

/** The part of the price that a voucher pays, in minor units. */
export const creditOf = ({ credit }: Credited): number =>
  credit ? credit.amount.amount - (credit.returned?.amount ?? 0) : 0;

/** Units of its voucher that a booking holds: visits, or minor units. */
export const creditedUnits = ({ credit }: Credited): number => {
  if (!credit) return 0;
  if (credit.visits) return credit.returned ? 0 : credit.visits;
  return creditOf({ credit });
};

/** A voucher has paid for it, and has not got everything back. */
export const hasCredit = (reservation: Credited): boolean => creditedUnits(reservation) > 0;

/**
 * The part of a credit that goes back to its voucher after a fee, in minor units. The fee is taken from the credit
 * first. A visit of a package comes back as a whole, or not at all.
 */
export const creditAfter = (reservation: Credited, fee: Fee): Money | undefined => {
  const { credit } = reservation;
  if (!credit || !hasCredit(reservation)) return undefined;
  const amount = creditOf(reservation) - fee.amount;
  const comesBack = credit.visits ? !fee.isDue : amount > 0;
  return comesBack ? { ...credit.amount, amount } : undefined;
};
