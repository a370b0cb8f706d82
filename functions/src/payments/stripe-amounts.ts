import { type Money, minorDigits } from '@counterfoil/domain';

/**
 * Stripe counts in the minor units of ISO 4217, with the exceptions of https://docs.stripe.com/currencies. Its list of
 * zero-decimal currencies also has UGX, but the special cases say that 5 UGX are 500, and they decide about a charge.
 * HUF and TWD are special for payouts only: a charge may have their two decimals.
 */
const zeroDecimals: readonly string[] = [
  'BIF',
  'CLP',
  'DJF',
  'GNF',
  'JPY',
  'KMF',
  'KRW',
  'MGA',
  'PYG',
  'RWF',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
];

/** The last digit of their amounts must be 0. */
const threeDecimals: readonly string[] = ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'];

/** They have no decimals, but Stripe writes two: both must be 0. */
const wholeUnits: readonly string[] = ['ISK', 'UGX'];

const stripeDigits = (currency: string): number => {
  if (zeroDecimals.includes(currency)) return 0;
  return threeDecimals.includes(currency) ? 3 : 2;
};

/** Stripe's amounts per minor unit of ISO 4217. */
const ratio = (currency: string): number => 10 ** (stripeDigits(currency) - minorDigits(currency));

/** The step of Stripe's amounts. */
const stripeStep = (currency: string): number => {
  if (threeDecimals.includes(currency)) return 10;
  return wholeUnits.includes(currency) ? 100 : 1;
};

/** The smallest difference between two chargeable amounts, in minor units of ISO 4217: 10 for the Kuwaiti dinar. */
export const chargeStep = (currency: string): number => Math.max(1, Math.round(stripeStep(currency) / ratio(currency)));

/** The amount to charge at Stripe: the nearest one that Stripe accepts. */
export const toStripeAmount = ({ amount, currency }: Money): number => {
  const step = chargeStep(currency);
  return Math.round(Math.round(amount / step) * step * ratio(currency));
};

/**
 * The amount to refund: in a step that Stripe accepts, and never less than what is due. Else a rest would stay due for
 * ever. All of a charge may be less than its price.
 *
 * @param left minor units that are left of the charge
 */
export const toStripeRefund = ({ amount, currency }: Money, left = 0): number => {
  const step = chargeStep(currency);
  const roundedUp = Math.ceil(amount / step) * step;
  return toStripeAmount({ amount: roundedUp <= left ? roundedUp : amount, currency });
};

/** @param currency as Stripe writes it: `eur` */
export const fromStripeAmount = (amount: number, currency: string): Money => {
  const code = currency.toUpperCase();
  return { amount: Math.round(amount / ratio(code)), currency: code };
};
