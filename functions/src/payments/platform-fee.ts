import { currencies, type Money, minorDigits } from '@counterfoil/domain';
import { chargeStep } from './stripe-amounts.ts';

/** The platform's part of a payment to a connected account: a share, and an amount by currency. */
export interface PlatformFee {
  /** Hundredths of a percent: 250 are 2.5 %. */
  readonly basisPoints: number;
  /** Minor units by currency of ISO 4217. */
  readonly fixed: ReadonlyMap<string, number>;
}

const wholePart = 10_000;

const amountIn = (entry: string): [currency: string, minorUnits: number] => {
  const [, currency = '', amount = '', decimals = ''] = /^([A-Z]{3})=(\d{1,9})(?:\.(\d{1,4}))?$/.exec(entry) ?? [];
  if (!currencies.has(currency)) throw new Error(`PLATFORM_FEE_FIXED: ${entry} is not like EUR=0.30`);
  const digits = minorDigits(currency);
  if (decimals.length > digits) throw new Error(`PLATFORM_FEE_FIXED: ${entry} has more than ${digits} decimals`);
  return [currency, Number(amount + decimals.padEnd(digits, '0'))];
};

/**
 * @param basisPoints `PLATFORM_FEE_BASIS_POINTS`
 * @param fixed `PLATFORM_FEE_FIXED`, as in `EUR=0.30 JPY=10`
 * @throws Error that names the parameter
 */
export const readPlatformFee = (basisPoints: number, fixed: string): PlatformFee => {
  const isShare = Number.isInteger(basisPoints) && basisPoints >= 0 && basisPoints <= wholePart;
  if (!isShare) throw new Error('PLATFORM_FEE_BASIS_POINTS must be a whole number from 0 to 10000');
  return {
    basisPoints,
    fixed: new Map(
      fixed
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(amountIn),
    ),
  };
};

/** The fee of a payment, in a step that the gateway accepts, and never more than the payment; `undefined` for none. */
export const feeOn = ({ amount, currency }: Money, { basisPoints, fixed }: PlatformFee): Money | undefined => {
  const wanted = Math.round((amount * basisPoints) / wholePart) + (fixed.get(currency) ?? 0);
  const step = chargeStep(currency);
  const fee = Math.floor(Math.min(wanted, amount) / step) * step;
  return fee > 0 ? { amount: fee, currency } : undefined;
};
