import { type Money, percentUp } from '../../kernel/money.ts';
import type { Service } from '../slots/service.ts';

/** The part of a price that a service asks for now; `undefined` if that is everything, or if the payment confirms nothing. */
export const depositOf = (
  totalPrice: Money,
  { confirmation, depositPercent }: Pick<Service, 'confirmation' | 'depositPercent'>,
): Money | undefined => {
  if (confirmation !== 'payment' || depositPercent === undefined) return undefined;
  const amount = percentUp(totalPrice.amount, depositPercent);
  return amount < totalPrice.amount ? { ...totalPrice, amount } : undefined;
};
