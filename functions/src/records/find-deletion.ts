import { deletionsOf } from '@counterfoil/domain';
import type { DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { toQuery } from '../firestore/to-query.ts';

const byTime = (a: Timestamp, b: Timestamp): number => a.toMillis() - b.toMillis() || a.nanoseconds - b.nanoseconds;

export interface Deletion {
  /** The person who deleted the record. */
  readonly by: string;
  /** The time of the commit. */
  readonly at: Timestamp;
}

/**
 * Finds the person and the time of a deletion among the traces that deletions leave. No trace can be committed while
 * the record exists, so the earliest one after the record's last write is the trace of this deletion.
 *
 * @param before the record as it was last
 */
export const findDeletion = async (
  before: DocumentSnapshot,
  { providerId, kind, id }: { providerId: string; kind: string; id: string },
): Promise<Deletion | undefined> => {
  const { updateTime } = before;
  if (!updateTime) return undefined;
  const { docs } = await toQuery(before.ref.firestore, deletionsOf(providerId, id)).get();
  const [first] = docs
    .filter((trace) => trace.get('kind') === kind && byTime(trace.updateTime, updateTime) > 0)
    .toSorted((a, b) => byTime(a.updateTime, b.updateTime));
  const by: unknown = first?.get('updatedBy');
  return first && typeof by === 'string' ? { by, at: first.updateTime } : undefined;
};
