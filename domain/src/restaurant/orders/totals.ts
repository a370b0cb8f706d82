import type { OrderLine, Totals } from './order.ts';

/** What a price of so much holds of a tax, or what the tax adds to it; to the nearest minor unit. */
const taxOn = (amount: number, rate: number, included: boolean): number =>
  Math.round((amount * rate) / (included ? 100 + rate : 100));

/** Tax is reckoned once for each rate, on the sum of its lines, as on a receipt: not line by line. */
export const totalsOf = (
  lines: readonly Pick<OrderLine, 'quantity' | 'unitPrice' | 'taxRate'>[],
  taxIncluded: boolean,
  currency: string,
): Totals => {
  const amounts = [...Map.groupBy(lines, ({ taxRate }) => taxRate)].map(([rate, same]) => {
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
