import * as z from 'zod';
import { reminderTypes } from './message-type.ts';

/** `scheduledReminders/{id}`: written in the same commit as its subject. */
export const reminderSchema = z.object({
  userId: z.string(),
  providerId: z.string(),
  reservationId: z.string().optional(),
  subscriptionId: z.string().optional(),
  type: z.enum(reminderTypes),
  scheduledFor: z.date(),
  status: z.enum(['scheduled', 'sent']),
});

export type Reminder = Readonly<z.infer<typeof reminderSchema>>;
