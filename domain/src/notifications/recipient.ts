import * as z from 'zod';
import { notificationPreferencesSchema } from './notification-preferences.ts';

const text = z.string().optional().catch(undefined);

/**
 * The fields of a profile that decide how to reach its user. Invalid fields count as absent, so a typing error does not
 * block all messages.
 */
export const recipientSchema = z.object({
  locale: text,
  notificationPreferences: notificationPreferencesSchema.catch({}).default({}),
});

export type Recipient = Readonly<z.infer<typeof recipientSchema>> & { readonly uid: string };
