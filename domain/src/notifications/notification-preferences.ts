import { z } from 'zod';
import { isTimeZone } from '../kernel/time/time-zone.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, as in 22:00');

/** `notificationPreferences` of a profile. What is absent is wanted. */
export const notificationPreferencesSchema = z.object({
  push: z.boolean().optional(),
  email: z.boolean().optional(),
  /** Before a booking begins or a subscription ends. */
  reminders: z.boolean().optional(),
  /** No push between these times of day; `to` before `from` is over midnight. */
  quietHours: z.object({ from: clock, to: clock }).optional(),
  /** IANA zone of the quiet hours; the house's unless set. One that is unknown counts as none. */
  timeZone: z.string().refine(isTimeZone).optional().catch(undefined),
});

export type NotificationPreferences = Readonly<z.infer<typeof notificationPreferencesSchema>>;
