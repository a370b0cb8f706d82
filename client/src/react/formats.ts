import { type Money, minorDigits } from '@counterfoil/domain/core';

/** Writes amounts and times for one reader, in the time zone of one place. */
export interface Formats {
  /** As many decimals as is usual for the currency, and all of them if a part of a unit is left: `€25`, `€25.50`. */
  money(amount: Money): string;
  /** `10:30` */
  time(at: Date): string;
  /** `Tue 24 Nov` */
  day(at: Date): string;
  /** `Tue 24 Nov, 10:30` */
  dayTime(at: Date): string;
  /** `Tue` */
  weekday(at: Date): string;
  /** `24` */
  dayNumber(at: Date): string;
  /** `Tuesday, 24 November` */
  longDay(at: Date): string;
  /** `24 Nov 2026` */
  date(at: Date): string;
  /** The local day as `YYYY-MM-DD`. */
  localDay(at: Date): string;
  /** `in 12 min`, `4 min ago`; whole minutes below an hour, then hours, then days. */
  relative(at: Date, now: Date): string;
  number(value: number): string;
  /** `09`, an hour of the day. */
  hour(hour: number): string;
  /** `14:05`, of minutes after midnight. */
  clock(minutes: number): string;
  /** `4:05`, the minutes and seconds that are left; `0:00` afterwards. */
  countdown(until: Date, now: Date): string;
  /** `72 %`, of a share between 0 and 1. */
  percent(share: number): string;
}

/** Minor units as a decimal number. */
const unitsOf = ({ amount, currency }: Money): { readonly units: number; readonly digits: number } => {
  const digits = minorDigits(currency);
  return { units: amount / 10 ** digits, digits };
};

const moneyWriter = (locale: string): Formats['money'] => {
  const writers = new Map<string, Intl.NumberFormat>();
  return (money) => {
    const { units, digits } = unitsOf(money);
    const decimals = Number.isInteger(units) ? 0 : digits;
    const key = `${money.currency} ${decimals}`;
    const known = writers.get(key);
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const writer = known ?? new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, ...options });
    writers.set(key, writer);
    return writer.format(units);
  };
};

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Makes something of `Intl` when it is needed first: a screen needs few of them, and each takes about a millisecond. */
const once = <Writer>(create: () => Writer): (() => Writer) => {
  let writer: Writer | undefined;
  return () => {
    writer ??= create();
    return writer;
  };
};

const relativeWriter = (locale: string): Formats['relative'] => {
  const writer = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }));
  return (at, now) => {
    const away = at.getTime() - now.getTime();
    const [unit, ms] = units.find(([, ms]) => Math.abs(away) >= ms) ?? units[2];
    return writer().format(Math.trunc(away / ms), unit);
  };
};

const create = (locale: string, timeZone: string | undefined): Formats => {
  const writer = (options: Intl.DateTimeFormatOptions, language = locale) => {
    const format = once(() => new Intl.DateTimeFormat(language, { timeZone, ...options }));
    return (at: Date): string => format().format(at);
  };
  const numbers = once(() => new Intl.NumberFormat(locale));
  const padded = once(() => new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 }));
  const percents = once(() => new Intl.NumberFormat(locale, { style: 'percent' }));
  const number = (value: number): string => numbers().format(value);
  const twoDigits = (value: number): string => padded().format(value);
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const date = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return {
    money: moneyWriter(locale),
    time: writer(clock),
    day: writer(date),
    dayTime: writer({ ...date, ...clock }),
    weekday: writer({ weekday: 'short' }),
    dayNumber: writer({ day: 'numeric' }),
    longDay: writer({ weekday: 'long', day: 'numeric', month: 'long' }),
    date: writer({ day: 'numeric', month: 'short', year: 'numeric' }),
    // Canada writes dates so.
    localDay: writer({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA'),
    relative: relativeWriter(locale),
    number,
    hour: twoDigits,
    clock: (minutes) => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`,
    countdown: (until, now) => {
      const seconds = Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000));
      return `${number(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
    },
    percent: (share) => percents().format(share),
  };
};

const known = new Map<string, Formats>();

/**
 * The formats of a locale and a time zone; the device's zone without one. The same arguments give the same object: to
 * create the writers of `Intl` costs more than a render.
 *
 * @example formats('en-GB', provider.timeZone).dayTime(booking.reservationStartTime)
 */
export const formats = (locale: string, timeZone?: string): Formats => {
  const key = `${locale} ${timeZone ?? ''}`;
  const found = known.get(key) ?? create(locale, timeZone);
  known.set(key, found);
  return found;
};
