import * as z from 'zod';

/** An event as Firestore stores it, with the payload of its type. */
export const eventSchema = (type: string, payload: z.ZodType) =>
  z.object({
    id: z.string(),
    type: z.literal(type),
    entityType: z.string(),
    entityId: z.string(),
    version: z.int().positive(),
    correlationId: z.string(),
    causationId: z.string().optional(),
    payload,
    /** The times measure the way of the command; the counts are the trouble of other commands before it. */
    metadata: z.looseObject({
      deviceId: z.string().nullable(),
      priority: z.string(),
      issuedAt: z.date().optional(),
      receivedAt: z.date().optional(),
      errors: z.int().optional(),
      conflicts: z.int().optional(),
      retries: z.int().optional(),
    }),
    /** Spreads the index by which schedules find it. */
    shard: z.int().optional(),
    occurredAt: z.date(),
    createdAt: z.date(),
    updatedAt: z.date(),
    createdBy: z.string(),
    overwrites: z.string().optional(),
    syncStatus: z.enum(['pending', 'processed', 'failed']),
    processedAt: z.date().nullable(),
  });
