import * as z from 'zod';

/**
 * `endUsers/{uid}/calendarFeeds/{pid}`: a member's calendar of a provider's bookings. The member's app writes it, under
 * the security rules. Without it, the address leads nowhere.
 */
export const calendarFeedSchema = z.object({
  /** The secret part of the address: at least 128 random bits. */
  key: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type CalendarFeed = Readonly<z.infer<typeof calendarFeedSchema>>;
