import * as z from 'zod';
import { newsKinds } from './news-kind.ts';

export const digestIntervals = ['immediate', 'hourly', 'daily'] as const;

export type DigestInterval = (typeof digestIntervals)[number];

const choiceSchema = z.object({
  /** False: no message of this kind at all. */
  inbox: z.boolean().optional(),
  push: z.boolean().optional(),
  email: z.boolean().optional(),
});

/**
 * `endUsers/{uid}/staffPreferences/{pid}`: the messages that a member wants from a provider. An absent choice takes the
 * default of the member's role.
 */
export const staffPreferencesSchema = z.object({
  kinds: z.partialRecord(z.enum(newsKinds), choiceSchema).optional(),
  /** How e-mails are gathered; `daily` unless set. */
  digest: z.enum(digestIntervals).optional(),
  /** Local hour of the daily digest, in the zone of the quiet hours or else of the provider; 8 unless set. */
  digestHour: z.int().min(0).max(23).optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type StaffPreferences = Readonly<z.infer<typeof staffPreferencesSchema>>;
