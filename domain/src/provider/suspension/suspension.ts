import * as z from 'zod';
import { listPayload } from '../profile/listing.ts';

/**
 * `suspensions/{pid}`: whether the platform has suspended a provider, and why. It stays after the end, so that versions
 * go on. Owner and manager read their own.
 */
export const suspensionSchema = z.object({
  providerId: z.string(),
  isSuspended: z.boolean(),
  /** For its owner and managers; of the latest suspension. */
  reason: z.string(),
  since: z.date(),
  /** How the directory showed it before the suspension, and shows it again after. */
  listing: listPayload.optional(),
  version: z.int().positive(),
  lastCommandId: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Suspension = Readonly<z.infer<typeof suspensionSchema>>;
