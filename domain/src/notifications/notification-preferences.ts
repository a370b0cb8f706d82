import * as z from 'zod';
import { isTimeZone } from '../kernel/time/time-zone.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, such as 22:00');

/** `notificationPreferences` of a profile. An absent preference means yes. */
export const notificationPreferencesSchema = z.object({
  push: z.boolean().optional(),
  email: z.boolean().optional(),
  /** Messages before a reservation starts or a subscription ends. */
  reminders: z.boolean().optional(),
  /** No push between these times of day. If `to` is before `from`, the period crosses midnight. */
  quietHours: z.object({ from: clock, to: clock }).optional(),
  /** IANA zone of the quiet hours; the provider's zone unless set. An unknown zone counts as absent. */
  timeZone: z.string().refine(isTimeZone).optional().catch(undefined),
});

export type NotificationPreferences = Readonly<z.infer<typeof notificationPreferencesSchema>>;
