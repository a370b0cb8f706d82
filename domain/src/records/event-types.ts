import type { Fields } from '../kernel/write.ts';

/** A record before and after one commit; `undefined` where it did not exist. */
export interface Versions {
  readonly before?: Fields | undefined;
  readonly after?: Fields | undefined;
}

/** The types of the events that a change of the `changed` fields emits. */
export type EventTypes = (versions: Versions, changed: readonly string[]) => readonly string[];

/** One event for each creation, update and deletion. */
export const lifecycle =
  (created: string, updated: string, deleted: string): EventTypes =>
  ({ before, after }) => {
    if (!before) return [created];
    return [after ? updated : deleted];
  };

/** A change of only this field emits the event type `type`. */
export const unlessOnly =
  (field: string, type: string, otherwise: EventTypes): EventTypes =>
  (versions, changed) =>
    versions.before && versions.after && changed.every((name) => name === field)
      ? [type]
      : otherwise(versions, changed);

/** A new status emits `{entity}.{status}`, apart from the event for the other fields: they concern different people. */
export const statusEvents =
  (entity: string, otherwise: EventTypes): EventTypes =>
  (versions, changed) => {
    if (!versions.before || !versions.after || !changed.includes('status')) return otherwise(versions, changed);
    const rest = changed.filter((name) => name !== 'status');
    const updated = rest.length > 0 ? otherwise(versions, rest) : [];
    return [...updated, `${entity}.${String(versions.after.status)}`];
  };
