import { addMonths } from '../../kernel/time/time-zone.ts';
import type { Subscription } from './subscription.ts';

/** From when until when a subscription runs without a break. */
export interface Term {
  readonly startDate: Date;
  readonly termMonths: number;
  readonly expiryDate: Date;
}

/** From the 31st of January it is the 28th of February, and then the 31st of March: always counted from the start. */
export const termOf = (startDate: Date, termMonths: number, timeZone: string): Term => ({
  startDate,
  termMonths,
  expiryDate: addMonths(startDate, termMonths, timeZone),
});

/** By its date, whether the schedule has been there or not. */
export const runs = ({ status, expiryDate }: Subscription, now: Date): boolean =>
  status === 'active' && expiryDate !== undefined && expiryDate > now;

/** With so many months more: on from where it ends, or, where it has ended, from now. */
export const extended = (subscription: Subscription, months: number, now: Date): Term => {
  const { startDate, termMonths, timeZone } = subscription;
  if (!runs(subscription, now) || !startDate || !termMonths) return termOf(now, months, timeZone);
  return termOf(startDate, termMonths + months, timeZone);
};
