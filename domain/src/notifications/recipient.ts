import { z } from 'zod';
import { notificationPreferencesSchema } from './notification-preferences.ts';

const text = z.string().optional().catch(undefined);

/**
 * As much of a profile as decides how its owner is reached. What is malformed counts as absent: somebody's typing error must
 * not keep their messages from them.
 */
export const recipientSchema = z.object({
  /** One address: a list would have strangers mailed. */
  email: z.email().optional().catch(undefined),
  locale: text,
  notificationPreferences: notificationPreferencesSchema.catch({}).default({}),
});

export type Recipient = Readonly<z.infer<typeof recipientSchema>> & { readonly uid: string };
