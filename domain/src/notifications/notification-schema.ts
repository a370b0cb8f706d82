import { z } from 'zod';
import { deliverySchema } from './delivery-schema.ts';
import { messageTypes } from './message-type.ts';

export const deliveriesSchema = z.object({
  inApp: deliverySchema,
  fcm: deliverySchema,
  oneSignal: deliverySchema,
  email: deliverySchema,
});

/** `endUsers/{uid}/notifications/{id}`: the inbox, and the record of every other way it went. */
export const notificationSchema = z.object({
  type: z.enum(messageTypes),
  title: z.string(),
  body: z.string(),
  data: z.record(z.string(), z.string()),
  /** The language of its text. */
  language: z.enum(['en', 'ar']),
  /** The house's zone, for quiet hours that name none. */
  timeZone: z.string(),
  usefulUntil: z.date().nullable(),
  readAt: z.date().nullable(),
  deliveries: deliveriesSchema,
  /** When there is something to do next; `null` when all is said. */
  nextAttemptAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
