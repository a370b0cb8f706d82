import { addDays, atLocalTime, localDay } from '../../kernel/time/time-zone.ts';

/** The end of the local day that is so many days after the activation. */
export const validUntil = (activatedAt: Date, validDays: number, timeZone: string): Date =>
  atLocalTime(addDays(localDay(activatedAt, timeZone), validDays), '24:00', timeZone);
