import * as z from 'zod';
import { addTo, type Histogram } from './histogram.ts';
import { emptySlot, type Slot } from './slot.ts';

const count = (max: number) => z.int().min(0).max(max);
const spread = z.strictObject({ count: count(10_000), p50: count(600_000), p95: count(600_000) });

/**
 * A device's own figures in its heartbeat, since the heartbeat before. The security rules check the same. A member may
 * write untrue ones: they only spoil the figures of their own provider.
 */
export const deviceReportSchema = z.strictObject({
  /** From `send` to the outcome, and to the server's snapshot, in milliseconds. */
  answered: spread.optional(),
  seen: spread.optional(),
  /** Attempts to send a command without an answer. */
  lost: count(10_000),
  documents: count(1_000_000),
  cached: count(1_000_000),
  reconnects: count(1000),
  slowQueries: count(1000),
  /** Its lists, and those of them that the server has not confirmed for long. */
  lists: count(1000),
  stale: count(1000),
});

export type DeviceReport = Readonly<z.infer<typeof deviceReportSchema>>;

type Spread = NonNullable<DeviceReport['seen']>;

/** A twentieth of the values are above p95; the others stand at the median. */
const withSpread = (histogram: Histogram, spread: Spread | undefined): Histogram => {
  if (!spread || spread.count === 0) return histogram;
  const slow = Math.ceil(spread.count / 20);
  const usual = spread.count - slow;
  const withSlow = addTo(histogram, spread.p95, slow);
  return usual > 0 ? addTo(withSlow, spread.p50, usual) : withSlow;
};

/** The part of a slot that devices know. Malformed reports, and those of earlier versions, count for nothing. */
export const reportedBy = (
  reports: readonly unknown[],
): Pick<Slot, 'answered' | 'seen' | 'sent' | 'lost' | 'documents' | 'cached' | 'reconnects' | 'slowQueries'> & {
  /** Percent of lists that are current. */
  readonly current: number;
} => {
  const { answered, seen, sent, lost, documents, cached, reconnects, slowQueries } = emptySlot;
  const sum = { answered, seen, sent, lost, documents, cached, reconnects, slowQueries, lists: 0, stale: 0 };
  for (const report of reports) {
    const { data } = deviceReportSchema.safeParse(report);
    if (!data) continue;
    sum.answered = withSpread(sum.answered, data.answered);
    sum.seen = withSpread(sum.seen, data.seen);
    sum.sent += data.answered?.count ?? 0;
    sum.lost += data.lost;
    sum.documents += data.documents;
    sum.cached += Math.min(data.cached, data.documents);
    sum.reconnects += data.reconnects;
    sum.slowQueries += data.slowQueries;
    sum.lists += data.lists;
    sum.stale += Math.min(data.stale, data.lists);
  }
  const { lists, stale, ...reported } = sum;
  return { ...reported, current: lists > 0 ? (100 * (lists - stale)) / lists : 100 };
};
