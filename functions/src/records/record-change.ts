import { createHash } from 'node:crypto';
import { type Fields, invariant, type RecordChange, type RecordKindName } from '@counterfoil/domain';
import type { DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';

/** As a trigger of `…/{providerId}/…/{id}` gets it. */
export interface RecordWrite {
  readonly before: DocumentSnapshot;
  readonly after: DocumentSnapshot;
  /** Of the event, as ISO 8601. */
  readonly time: string;
}

const micros = ({ seconds, nanoseconds }: Timestamp): number => seconds * 1_000_000 + Math.floor(nanoseconds / 1000);

const fieldsOf = (snapshot: DocumentSnapshot): Fields | undefined => {
  const data = snapshot.data();
  return data && Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withDates(value)]));
};

/**
 * A deletion leaves no document that could say when it was. The event does, but the emulator's only to the second, and nothing
 * is deleted before it was last written.
 */
const committedAt = ({ before, after, time }: RecordWrite): number => {
  if (after.updateTime) return micros(after.updateTime);
  invariant(before.updateTime, `${before.ref.path} changed, but was there neither before nor after`);
  return Math.max(Date.parse(time) * 1000, micros(before.updateTime) + 1);
};

/**
 * The same for every delivery of one change: of a document's path and the commit it came or went by. A deletion is told by the
 * version it ended, which has an id of its own as the change that wrote it.
 */
const changeId = ({ before, after }: RecordWrite): string => {
  const { ref } = after;
  const [how, at] = after.updateTime ? ['written', after.updateTime] : ['deleted', before.updateTime];
  invariant(at, `${ref.path} changed, but was there neither before nor after`);
  return createHash('sha256')
    .update(`${ref.path} ${how} ${micros(at)}`)
    .digest('hex')
    .slice(0, 40);
};

/** What a delivery says, for the domain to tell. */
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
  before: fieldsOf(write.before),
  after: fieldsOf(write.after),
});
