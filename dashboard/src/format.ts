import { type Money, minorDigits } from '@counterfoil/client';

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

/** Formats minor units: as many decimals as is usual, and all of them if a part of a unit is left. */
export const formatMoney = ({ amount, currency }: Money): string => {
  const digits = minorDigits(currency);
  const units = amount / 10 ** digits;
  const all = Number.isInteger(units) ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat('en', { style: 'currency', currency, ...all }).format(units);
};
