import { grouped } from '../../kernel/grouped.ts';
import type { OrderLine, Totals } from './order.ts';

/** The tax contained in an amount, or added to it, rounded to a minor unit. */
const taxOn = (amount: number, rate: number, included: boolean): number =>
  Math.round((amount * rate) / (included ? 100 + rate : 100));

/** Calculates tax once for each rate, on the sum of its lines, as on a receipt. Not line by line. */
export const totalsOf = (
  lines: readonly Pick<OrderLine, 'quantity' | 'unitPrice' | 'taxRate'>[],
  taxIncluded: boolean,
  currency: string,
): Totals => {
  const amounts = [...grouped(lines, ({ taxRate }) => taxRate)].map(([rate, same]) => {
    const amount = same.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.amount, 0);
    const tax = taxOn(amount, rate, taxIncluded);
    return taxIncluded ? { subtotal: amount - tax, tax } : { subtotal: amount, tax };
  });
  const subtotal = amounts.reduce((sum, part) => sum + part.subtotal, 0);
  const tax = amounts.reduce((sum, part) => sum + part.tax, 0);
  return {
    subtotal: { amount: subtotal, currency },
    tax: { amount: tax, currency },
    total: { amount: subtotal + tax, currency },
  };
};
