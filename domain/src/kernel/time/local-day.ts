import { type Wall, wallAt } from './wall-clock.ts';

/** The day on a wall clock, `YYYY-MM-DD`. ISO 8601 extends the year 10000: `+010000-01-01`. */
export const dayOf = (wall: Wall): string => new Date(wall).toISOString().replace(/T.*/, '');

/** The local calendar day of an instant, `YYYY-MM-DD`. */
export const localDay = (at: Date, timeZone: string): string => dayOf(wallAt(at.getTime(), timeZone));
