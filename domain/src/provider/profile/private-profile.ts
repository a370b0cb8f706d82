import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';

/**
 * `serviceProviders/{pid}/private/profile`: the part of a profile that only members read. A provider of an earlier
 * version has none until the backfill: then the profile still holds these fields.
 */
export const privateProfileSchema = z.object({
  /** All active owners. */
  ownerIds: z.array(idSchema).min(1),
  /** All settings. The profile repeats those that bookings and orders need. */
  settings: z.record(z.string(), z.unknown()),
  lastCommandId: z.string(),
  /** The user whose device last changed the settings, if given. */
  updatedBy: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type PrivateProfile = Readonly<z.infer<typeof privateProfileSchema>>;
