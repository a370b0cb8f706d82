import type { Provider } from '@counterfoil/client';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Minutes since midnight. */
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

const localClock = (at: Date, timeZone: string): { readonly day: string; readonly minutes: number } => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  return { day: wall.slice(0, 10), minutes: minutesOf(wall.slice(11)) };
};

/**
 * When a place that is open now closes; `undefined` while it is closed, `always` if it never closes. It knows the weekly
 * hours and the closures of the profile. The slots decide what can be booked; this is only the line under the name.
 */
export const openTill = (
  { openingHours, closures = [], timeZone }: Pick<Provider, 'openingHours' | 'closures' | 'timeZone'>,
  now: Date,
): Date | 'always' | undefined => {
  const { day, minutes } = localClock(now, timeZone);
  const closure = closures.find((one) => one.openingHours && !one.serviceIds && one.from <= day && day <= one.until);
  if (!openingHours && !closure) return 'always';
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
  const today = closure?.openingHours ?? openingHours?.[weekday] ?? [];
  const open = today.find((period) => minutesOf(period.open) <= minutes && minutes < minutesOf(period.close));
  return open && new Date(now.getTime() + (minutesOf(open.close) - minutes) * 60_000);
};
