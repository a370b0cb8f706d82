import { addDays, atLocalTime, localDay } from '../kernel/time/time-zone.ts';
import type { NotificationPreferences } from './notification-preferences.ts';

/**
 * The end of the quiet hours that contain `now`; `undefined` outside of them. `zone` applies if the preferences name
 * none.
 */
export const quietUntil = (
  { quietHours, timeZone }: NotificationPreferences,
  now: Date,
  zone: string,
): Date | undefined => {
  if (!quietHours) return undefined;
  const { from, to } = quietHours;
  const local = timeZone ?? zone;
  const today = localDay(now, local);
  const nights = [addDays(today, -1), today].map((day) => ({
    start: atLocalTime(day, from, local),
    end: atLocalTime(from < to ? day : addDays(day, 1), to, local),
  }));
  return from === to ? undefined : nights.find(({ start, end }) => start <= now && now < end)?.end;
};
