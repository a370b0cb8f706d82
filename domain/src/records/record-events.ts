import type { DomainEvent } from '../kernel/event.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Fields } from '../kernel/write.ts';
import type { Versions } from './event-types.ts';
import { type RecordKind, type RecordKindName, recordKinds } from './record-kinds.ts';

/** `hidden` is for owner and manager only and does not go into the feed. */
export type RecordEvent = DomainEvent<string, Versions | { change: 'costing' }> & { readonly hidden?: Versions };

const said = (fields: readonly string[], record: Fields | undefined): Fields | undefined =>
  record && Object.fromEntries(fields.filter((name) => name in record).map((name) => [name, record[name]]));

/** A command tells of what it did by itself. Commands delete no records. */
const cameByCommand = ({ before, after }: Versions): boolean =>
  after !== undefined && after.lastCommandId !== before?.lastCommandId;

/**
 * What a commit that touched a record has to tell: nothing where it came by a command, or left what devices say as it was,
 * as projections and mere stamps do.
 */
export const recordEvents = (kind: RecordKindName, versions: Versions): RecordEvent[] => {
  if (cameByCommand(versions)) return [];
  const { fields, eventTypes, isCosting }: RecordKind<never> = recordKinds[kind];
  const before = said(fields, versions.before);
  const after = said(fields, versions.after);
  const changed = fields.filter((name) => !sameValue(before?.[name], after?.[name]));
  if (before && after && changed.length === 0) return [];
  const told = { ...(before ? { before } : {}), ...(after ? { after } : {}) };
  return eventTypes(versions, changed).map((type) =>
    isCosting ? { type, payload: { change: 'costing' }, hidden: told } : { type, payload: told },
  );
};
