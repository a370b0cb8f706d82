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
    metadata: z.looseObject({ deviceId: z.string().nullable(), priority: z.string() }),
    occurredAt: z.date(),
    createdAt: z.date(),
    updatedAt: z.date(),
    createdBy: z.string(),
    overwrites: z.string().optional(),
    syncStatus: z.enum(['pending', 'processed', 'failed']),
    processedAt: z.date().nullable(),
  });
