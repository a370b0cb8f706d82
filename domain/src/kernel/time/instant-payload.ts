import * as z from 'zod';

const first = Date.UTC(2000, 0, 1);
const end = Date.UTC(2100, 0, 1);

/**
 * A time in a command. Its range leaves room to calculate: the database cannot store times after the year 9999, and the
 * end of a booking lies after its start.
 */
export const instantPayload = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 time with offset, such as 2026-05-01T09:00:00Z' })
  .refine((text) => Date.parse(text) >= first && Date.parse(text) < end, 'must be a time from 2000 to 2099');
