import type { Money } from '@counterfoil/client';

export const formatTime = (at: Date, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);

/** Where no zone is known it is the device's, and is named. */
export const formatDayAndTime = (at: Date, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    timeZoneName: timeZone ? undefined : 'short',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);

/** The local day at that moment as `YYYY-MM-DD`, which is how Canada writes it. */
export const localDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

export const formatDay = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);

/** Minor units as people write them, by the currency's own number of decimals. */
export const formatMoney = ({ amount, currency }: Money): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
