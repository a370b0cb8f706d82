import type { DomainEvent } from '../kernel/event.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Fields } from '../kernel/write.ts';
import type { Versions } from './event-types.ts';
import { type RecordKind, type RecordKindName, recordKinds } from './record-kinds.ts';

/** Only owner and manager see `hidden`; the event feed omits it. */
export type RecordEvent = DomainEvent<string, Versions | { change: 'costing' }> & { readonly hidden?: Versions };

const deviceFields = (fields: readonly string[], record: Fields | undefined): Fields | undefined =>
  record && Object.fromEntries(fields.filter((name) => name in record).map((name) => [name, record[name]]));

/** Commands emit their own events, and name themselves on the record. No command deletes a record. */
const isFromCommand = ({ before, after }: Versions, field: 'lastCommandId' | 'version'): boolean =>
  after?.[field] !== undefined && after[field] !== before?.[field];

/**
 * The events of a commit that changed a record. None if a command made the change, or if no field of devices changed,
 * as with projections and stamps.
 */
export const recordEvents = (kind: RecordKindName, versions: Versions): RecordEvent[] => {
  const { fields, eventTypes, isCosting, commandsChange }: RecordKind<never> = recordKinds[kind];
  if (isFromCommand(versions, commandsChange ?? 'lastCommandId')) return [];
  const before = deviceFields(fields, versions.before);
  const after = deviceFields(fields, versions.after);
  const changed = fields.filter((name) => !sameValue(before?.[name], after?.[name]));
  if (before && after && changed.length === 0) return [];
  const deviceVersions = { ...(before ? { before } : {}), ...(after ? { after } : {}) };
  return eventTypes(versions, changed).map((type) =>
    isCosting ? { type, payload: { change: 'costing' }, hidden: deviceVersions } : { type, payload: deviceVersions },
  );
};
