import { invariant, type RecordChange, type RecordKindName } from '@counterfoil/domain';
import type { DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { derivedId } from '../executor/derived-id.ts';
import type { Deletion } from './find-deletion.ts';

/** A write as a trigger of `…/{providerId}/…/{id}` reports it. */
export interface RecordWrite {
  readonly before: DocumentSnapshot;
  readonly after: DocumentSnapshot;
  /** The time of the trigger's event, as ISO 8601. */
  readonly time: string;
  /** Absent for a write, and for a deletion that left no trace. */
  readonly deletion?: Deletion | undefined;
}

const micros = ({ seconds, nanoseconds }: Timestamp): number => seconds * 1_000_000 + Math.floor(nanoseconds / 1000);

/**
 * After a deletion no document holds its time. The event has one, but the emulator rounds it to the second, or is late.
 * The trace has one, but a second deletion by the same person replaces it. Neither is too early, but for the rounding,
 * and a deletion is never earlier than the last write before it.
 */
const committedAt = ({ before, after, time, deletion }: RecordWrite): number => {
  if (after.updateTime) return micros(after.updateTime);
  invariant(before.updateTime, `${before.ref.path} has neither a state before the change nor one after it`);
  const latest = deletion ? micros(deletion.at) : Number.POSITIVE_INFINITY;
  return Math.max(Math.min(Date.parse(time) * 1000, latest), micros(before.updateTime) + 1);
};

/**
 * Derives the same id for every delivery of one change, from the document's path and its commit. A deletion uses the
 * version it ended. The change that wrote that version has a different id, because the kind of write is part of the
 * hash.
 */
const changeId = ({ before, after }: RecordWrite): string => {
  const { ref } = after;
  const [how, at] = after.updateTime ? ['written', after.updateTime] : ['deleted', before.updateTime];
  invariant(at, `${ref.path} has neither a state before the change nor one after it`);
  return derivedId('change', `${ref.path} ${how} ${micros(at)}`);
};

/** Converts a trigger's write to the domain's input. */
export const recordChange = (
  kind: RecordKindName,
  { providerId, entityId }: { providerId: string; entityId: string },
  write: RecordWrite,
): RecordChange => ({
  kind,
  providerId,
  entityId,
  changeId: changeId(write),
  committedAt: committedAt(write),
  // Timestamps stay as they are: as dates, two that differ by a microsecond would look the same.
  before: write.before.data(),
  after: write.after.data(),
  deletedBy: write.deletion?.by,
});
