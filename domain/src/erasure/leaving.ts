import * as z from 'zod';
import { dueShard } from '../kernel/due-shard.ts';
import { minuteMs } from '../kernel/time/durations.ts';

/**
 * ```
 * request ──▶ requested ──erasesAt──▶ closing ──an hour──▶ erasing ──a pass finds nothing──▶ gone, with a report
 *               └── withdraw: gone      │ the account is disabled and signed out everywhere
 * ```
 * A token lasts for up to an hour after its account is disabled. So nothing of the person arrives once erasing begins.
 */
const leavingStatuses = ['requested', 'closing', 'erasing'] as const;

/** The person's traces with one provider. */
const providerPlanSchema = z.object({
  /** Random. The pseudonym follows from it. */
  secret: z.string(),
  /** The person's entries in the provider's list of customers. */
  customers: z.array(z.string()),
});

/** `leavings/{uid}`: a person's wish to be erased, and how far that is. It goes with the person. */
export const leavingSchema = z.object({
  userId: z.string(),
  status: z.enum(leavingStatuses),
  requestedAt: z.date(),
  /** Until then the person may change their mind. */
  erasesAt: z.date(),
  /** Providers whose main owner the person still was at that time. It is tried again each day. */
  blockedBy: z.array(z.string()).optional(),
  /** When the account was disabled and signed out everywhere. */
  closedAt: z.date().optional(),
  /** Language of the last mail. */
  locale: z.string().optional(),
  /** The id of the report. Nothing leads from it to the person. */
  reportId: z.string(),
  /** Names, addresses and numbers of the person, while they are erased. */
  words: z.array(z.string()).optional(),
  providers: z.record(z.string(), providerPlanSchema).optional(),
  nextAttemptAt: z.date(),
  shard: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type Leaving = Readonly<z.infer<typeof leavingSchema>>;

const countsSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** `leavings/{uid}/counts/{shard}`: a part of the figures, in the commits that they count. */
export const leavingCountSchema = z.object({ erased: countsSchema });

/** The figures by provider and kind, summed over the shards. `-` stands for no provider. */
export const summedCounts = (shards: readonly z.infer<typeof leavingCountSchema>[]): z.infer<typeof countsSchema> => {
  const sums: Record<string, Record<string, number>> = {};
  for (const [providerId, kinds] of shards.flatMap(({ erased }) => Object.entries(erased))) {
    const sum = sums[providerId] ?? {};
    for (const [kind, count] of Object.entries(kinds)) sum[kind] = (sum[kind] ?? 0) + count;
    sums[providerId] = sum;
  }
  return sums;
};

/** `leavingReports/{id}`: how many documents an erasure has rewritten or removed. It names nobody. */
export const leavingReportSchema = z.object({
  requestedAt: z.date(),
  erasedAt: z.date(),
  erased: countsSchema,
  createdAt: z.date(),
  updatedAt: z.date(),
  /** When Firestore's TTL policy may delete it. */
  expireAt: z.date(),
});

export type LeavingReport = Readonly<z.infer<typeof leavingReportSchema>>;

export const leavingPath = (uid: string): string => `leavings/${uid}`;

export const leavingReportPath = (reportId: string): string => `leavingReports/${reportId}`;

/** Longer than any token lasts. */
export const closingMs = 65 * minuteMs;

/** Events and projections of the last pass have settled by then. */
export const betweenPassesMs = 10 * minuteMs;

interface Wish {
  readonly userId: string;
  readonly reportId: string;
  readonly locale?: string | undefined;
  readonly graceMs: number;
}

export const requestedLeaving = ({ userId, reportId, locale, graceMs }: Wish, now: Date): Leaving => {
  const erasesAt = new Date(now.getTime() + graceMs);
  return {
    userId,
    status: 'requested',
    requestedAt: now,
    erasesAt,
    reportId,
    ...(locale ? { locale } : {}),
    nextAttemptAt: erasesAt,
    ...dueShard(userId),
    createdAt: now,
    updatedAt: now,
  };
};
