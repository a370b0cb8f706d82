import * as z from 'zod';
import { openingHoursSchema } from '../../provider/profile/opening-hours.ts';

const resourceKinds = ['member', 'place', 'table'] as const;

/**
 * `serviceProviders/{pid}/resources/{id}`: a member, a chair or room, or a table that serves one booking at a time. Any
 * signed-in user may read it. Owner and manager write it directly, under the security rules.
 */
export const resourceSchema = z.object({
  /** Customers read it: «Ada», «Room 2». */
  name: z.string(),
  kind: z.enum(resourceKinds),
  /** The member who serves; the account of a resource of kind `member`, if it has one. */
  memberId: z.string().optional(),
  /** The largest party that it takes. Unless set, only the service limits a party. */
  seats: z.int().positive().optional(),
  /** Its own hours, within those of the provider. Unless set, those of the provider. Malformed ones are closed. */
  openingHours: openingHoursSchema.optional().catch({}),
  /** Days away in the provider's time zone, first and last, `YYYY-MM-DD/YYYY-MM-DD` as in ISO 8601. */
  absences: z.array(z.string()).optional(),
  /** False: it serves no new booking. True unless set. */
  active: z.boolean().optional(),
});

export type Resource = Readonly<z.infer<typeof resourceSchema>>;

/** The resource of a booking, as its reader needs it. */
export const servedBySchema = z.object({
  resourceId: z.string(),
  name: z.string(),
  memberId: z.string().optional(),
  /** The customer asked for it. Otherwise anyone may serve. */
  asked: z.literal(true).optional(),
});

export type ServedBy = Readonly<z.infer<typeof servedBySchema>>;
