import { eventDocument, eventWrite } from '../kernel/event.ts';
import { serverTime, type Write } from '../kernel/write.ts';
import { providerEvents } from '../provider/profile/paths.ts';
import type { Versions } from './event-types.ts';
import { recordEvents } from './record-events.ts';
import { type RecordKindName, recordKinds } from './record-kinds.ts';

/** The change of one record in one commit. */
export interface RecordChange extends Versions {
  readonly kind: RecordKindName;
  readonly providerId: string;
  /** The id of the record, or of the menu item or ingredient whose costing it is. */
  readonly entityId: string;
  /** Derived from the change alone, so a retry finds the events that the first run wrote. */
  readonly changeId: string;
  /** Commit time in microseconds since 1970; the record's version. */
  readonly committedAt: number;
  /** The person who deleted the record. Absent if no device did. */
  readonly deletedBy?: string | undefined;
}

/** Unknown for a change by an administrator of the database that names nobody. */
const author = ({ after, deletedBy }: RecordChange): string => {
  const by = after ? after.updatedBy : deletedBy;
  return typeof by === 'string' ? by : 'unknown';
};

/** The author of the previous version, if that was somebody else. */
const overwritten = ({ before, after }: Versions): { overwrites?: string } => {
  const last = before?.updatedBy;
  return after && typeof last === 'string' && last !== after.updatedBy ? { overwrites: last } : {};
};

/**
 * The events of a change, as documents to create. `bare` leaves out both versions of the record: for a very large
 * record, they do not fit into one document.
 */
export const recordChangeWrites = (change: RecordChange, { bare = false } = {}): Write[] => {
  const { kind, providerId, entityId, changeId, committedAt } = change;
  const cause = { command: { id: changeId }, actor: { kind: 'user', uid: author(change) } } as const;
  const entity = { entityType: recordKinds[kind].entityType, entityId };
  const events = providerEvents(providerId);
  return recordEvents(kind, change).flatMap(({ type, payload, hidden }, n): Write[] => {
    const id = `${changeId}_${n}`;
    const occurredAt = new Date(Math.floor(committedAt / 1000));
    const recorded = {
      id,
      type,
      payload: bare ? { change: 'tooLarge' } : payload,
      commandId: changeId,
      version: committedAt,
      occurredAt,
    };
    const event = eventWrite(events, { ...eventDocument(cause, entity, recorded), ...overwritten(change) });
    if (!hidden || bare) return [event];
    const stamps = { createdAt: serverTime, updatedAt: serverTime };
    return [event, { op: 'create', path: `${events}/${id}/private/payload`, data: { ...hidden, ...stamps } }];
  });
};
