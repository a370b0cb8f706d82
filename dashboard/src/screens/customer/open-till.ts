import type { Provider } from '@counterfoil/client';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Minutes since midnight. */
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

const localClock = (at: Date, timeZone: string): { readonly day: string; readonly minutes: number } => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return { day: wall.slice(0, 10), minutes: minutesOf(wall.slice(11)) };
};

const dayMinutes = 24 * 60;

type Period = { readonly open: string; readonly close: string };

/** Minutes until a period ends that runs at this minute. One that closes at or before it opens runs past midnight. */
const leftOf = ({ open, close }: Period, minutes: number): number | undefined => {
  const end = minutesOf(close) + (close <= open ? dayMinutes : 0);
  return minutesOf(open) <= minutes && minutes < end ? end - minutes : undefined;
};

type Hours = Pick<Provider, 'openingHours' | 'closures' | 'timeZone'>;

/** The periods of a local day; `undefined` if the place never closes. */
const periodsOn = ({ openingHours, closures = [] }: Hours, day: string): readonly Period[] | undefined => {
  const closure = closures.find((one) => one.openingHours && !one.serviceIds && one.from <= day && day <= one.until);
  if (closure) return closure.openingHours;
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
  return openingHours && (openingHours[weekday] ?? []);
};

/**
 * When a place that is open now closes; `undefined` while it is closed, `always` if it never closes. It knows the weekly
 * hours and the closures of the profile. The slots decide what can be booked; this is only the line under the name.
 */
export const openTill = (hours: Hours, now: Date): Date | 'always' | undefined => {
  const { day, minutes } = localClock(now, hours.timeZone);
  const today = periodsOn(hours, day);
  if (!today) return 'always';
  const yesterday = new Date(Date.parse(`${day}T00:00:00Z`) - dayMinutes * 60_000).toISOString().slice(0, 10);
  const left = [
    ...today.map((period) => leftOf(period, minutes)),
    ...(periodsOn(hours, yesterday) ?? []).map((period) => leftOf(period, minutes + dayMinutes)),
  ].find((one) => one !== undefined);
  return left === undefined ? undefined : new Date(now.getTime() + left * 60_000);
};
