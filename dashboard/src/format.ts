import type { Money } from '@counterfoil/client';

export const formatTime = (at: Date, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);

/** Without a zone, it uses the device's zone and names it. */
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

/** The local day as `YYYY-MM-DD`, which is the date format of Canada. */
export const localDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

export const formatDay = (at: Date): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);

/** Formats minor units, with the currency's number of decimals. */
export const formatMoney = ({ amount, currency }: Money): string => {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
