import * as z from 'zod';
import { derivedIdSchema, idSchema } from './id-schema.ts';

/** At most as long as the security rules let a device queue it. */
const instantText = z.iso.datetime({ offset: true, error: 'must be an ISO 8601 time with offset' }).max(40);

/** A command as received. `parseCommand` validates the payload once it knows the type. */
export const envelopeSchema = z.strictObject({
  id: idSchema,
  type: z.string().max(100),
  providerId: idSchema,
  payload: z.unknown(),
  expectedVersion: z.int().nonnegative().optional(),
  issuedAt: instantText,
  expiresAt: instantText.optional(),
  deviceId: idSchema.optional(),
  withdrawn: z.literal(true).optional(),
});

/** A command that a schedule or a webhook derives from its cause. */
export const derivedEnvelopeSchema = envelopeSchema.extend({ id: derivedIdSchema });
