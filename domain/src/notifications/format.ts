import { minorDigits } from '../kernel/minor-digits.ts';
import type { Money } from '../kernel/money.ts';
import { formatLocale, type Reader } from './reader.ts';

export const formatMoment = (at: Date, { locale, timeZone }: Reader): string =>
  new Intl.DateTimeFormat(formatLocale(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);

export const formatDay = (at: Date, { locale, timeZone }: Reader): string =>
  new Intl.DateTimeFormat(formatLocale(locale), { dateStyle: 'long', timeZone }).format(at);

/** Writes as many decimals as is usual for the currency, and all of them if a part of a unit is left. */
export const formatMoney = ({ amount, currency }: Money, { locale }: Reader): string => {
  const digits = minorDigits(currency);
  const units = amount / 10 ** digits;
  const all = Number.isInteger(units) ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(formatLocale(locale), { style: 'currency', currency, ...all }).format(units);
};
