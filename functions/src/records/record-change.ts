import { invariant, type RecordChange, type RecordKindName } from '@counterfoil/domain';
import type { DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { derivedId } from '../executor/derived-id.ts';

/** A write as a trigger of `…/{providerId}/…/{id}` reports it. */
export interface RecordWrite {
  readonly before: DocumentSnapshot;
  readonly after: DocumentSnapshot;
  /** The time of the trigger's event, as ISO 8601. */
  readonly time: string;
  readonly deletedBy?: string | undefined;
}

const micros = ({ seconds, nanoseconds }: Timestamp): number => seconds * 1_000_000 + Math.floor(nanoseconds / 1000);

/**
 * After a deletion no document holds its time. The event has one, but the emulator rounds it to the second. A deletion
 * is never earlier than the last write before it.
 */
const committedAt = ({ before, after, time }: RecordWrite): number => {
  if (after.updateTime) return micros(after.updateTime);
  invariant(before.updateTime, `${before.ref.path} has neither a state before the change nor one after it`);
  return Math.max(Date.parse(time) * 1000, micros(before.updateTime) + 1);
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
  deletedBy: write.deletedBy,
});
