import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { closingTime, openingTime, periodsSchema } from './opening-hours.ts';

/** The days and hours that a closure closes. */
export const closedTimeFields = {
  /** First and last local day, `YYYY-MM-DD`. */
  from: z.iso.date(),
  until: z.iso.date(),
  /** They replace the hours of these days; without any, the provider is closed. Absent: a break. */
  openingHours: periodsSchema.optional(),
  /** A time of each of these days that is taken out. It runs past midnight if it ends at or before its start. */
  break: z.strictObject({ from: openingTime, until: closingTime }).optional(),
  /** All services unless set. */
  serviceIds: z.array(idSchema).min(1).max(50).optional(),
};

/** An entry of `closures` in a provider's profile. Everybody who is signed in reads it. */
export const upcomingClosureSchema = z.object({
  closureId: z.string(),
  ...closedTimeFields,
  title: z.string().optional(),
});

export type UpcomingClosure = Readonly<z.infer<typeof upcomingClosureSchema>>;
