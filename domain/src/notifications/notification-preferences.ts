import type { z } from 'zod';
import type { notificationPreferencesSchema } from './notification-preferences-schema.ts';

export type NotificationPreferences = Readonly<z.infer<typeof notificationPreferencesSchema>>;
