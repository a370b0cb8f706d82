import { eventDocument, eventWrite } from '../kernel/event.ts';
import { serverTime, type Write } from '../kernel/write.ts';
import { providerEvents } from '../provider/profile/paths.ts';
import type { Versions } from './event-types.ts';
import { recordEvents } from './record-events.ts';
import { type RecordKindName, recordKinds } from './record-kinds.ts';

/** One commit's change of one record. */
export interface RecordChange extends Versions {
  readonly kind: RecordKindName;
  readonly providerId: string;
  /** Of the record; of the one it is the costing of. */
  readonly entityId: string;
  /** Follows from the change alone, so that whoever tells of it again finds it told. */
  readonly changeId: string;
  /** When it was committed, in microseconds since 1970: the record's version. */
  readonly committedAt: number;
}

const author = ({ after }: Versions): string => (typeof after?.updatedBy === 'string' ? after.updatedBy : 'unknown');

/** Who wrote the record last, where that was somebody else: what they wrote is written over now. */
const overwritten = ({ before, after }: Versions): { overwrites?: string } => {
  const last = before?.updatedBy;
  return after && typeof last === 'string' && last !== after.updatedBy ? { overwrites: last } : {};
};

/**
 * The events of a change, as documents that must not be there yet. `bare` leaves out what the record was and is: two versions
 * of a very large one do not fit into a document.
 */
export const recordChangeWrites = (change: RecordChange, { bare = false } = {}): Write[] => {
  const { kind, providerId, entityId, changeId, committedAt } = change;
  const cause = { command: { id: changeId }, actor: { kind: 'user', uid: author(change) } } as const;
  const entity = { entityType: recordKinds[kind].entityType, entityId };
  const events = providerEvents(providerId);
  return recordEvents(kind, change).flatMap(({ type, payload, hidden }, n): Write[] => {
    const id = `${changeId}_${n}`;
    const occurredAt = new Date(Math.floor(committedAt / 1000));
    const event = {
      id,
      type,
      payload: bare ? { change: 'tooLarge' } : payload,
      commandId: changeId,
      version: committedAt,
      occurredAt,
    };
    const told = eventWrite(events, { ...eventDocument(cause, entity, event), ...overwritten(change) });
    if (!hidden || bare) return [told];
    const stamps = { createdAt: serverTime, updatedAt: serverTime };
    return [told, { op: 'create', path: `${events}/${id}/private/payload`, data: { ...hidden, ...stamps } }];
  });
};
