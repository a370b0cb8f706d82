import { addMonths } from '../../kernel/time/time-zone.ts';
import type { Subscription } from './subscription.ts';

/** An uninterrupted term of a subscription. */
export interface Term {
  readonly startDate: Date;
  readonly termMonths: number;
  readonly expiryDate: Date;
}

/** Counts months from the start: a term from January 31 ends on February 28 after one month, on March 31 after two. */
export const termOf = (startDate: Date, termMonths: number, timeZone: string): Term => ({
  startDate,
  termMonths,
  expiryDate: addMonths(startDate, termMonths, timeZone),
});

/** True by the expiry date alone, even if the schedule has not run yet. */
export const runs = ({ status, expiryDate }: Subscription, now: Date): boolean =>
  status === 'active' && expiryDate !== undefined && expiryDate > now;

/** The term with additional months, from its end or, if it has ended, from now. */
export const extended = (subscription: Subscription, months: number, now: Date): Term => {
  const { startDate, termMonths, timeZone } = subscription;
  if (!runs(subscription, now) || !startDate || !termMonths) return termOf(now, months, timeZone);
  return termOf(startDate, termMonths + months, timeZone);
};
