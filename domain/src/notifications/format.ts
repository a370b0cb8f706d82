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

/** The number of minor units depends on the currency: one yen has none, one dinar a thousand. */
export const formatMoney = ({ amount, currency }: Money, { locale }: Reader): string => {
  const format = new Intl.NumberFormat(formatLocale(locale), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(amount / 10 ** digits);
};
