import { z } from 'zod';
import { idSchema } from './id-schema.ts';

/** A command as it arrives; the payload is looked at once its type is known. */
export const envelopeSchema = z.strictObject({
  id: idSchema,
  type: z.string().max(100),
  providerId: idSchema,
  payload: z.unknown(),
  expectedVersion: z.int().nonnegative().optional(),
  issuedAt: z.iso.datetime({ offset: true, error: 'an ISO 8601 time with its offset' }),
  deviceId: idSchema.optional(),
});
