import type { DomainEvent } from '../kernel/event.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Fields } from '../kernel/write.ts';
import { type RecordKindName, recordKinds } from './record-kinds.ts';

/** A record before and after one commit; what was not there is `undefined`. */
export interface Versions {
  readonly before?: Fields | undefined;
  readonly after?: Fields | undefined;
}

/** `hidden` is for owner and manager only and does not go into the feed. */
export type RecordEvent = DomainEvent<string, Versions | { change: 'costing' }> & { readonly hidden?: Versions };

/** What happened, in the words of each kind: of those of its fields that `changed`. */
type Words = (versions: Versions, changed: readonly string[]) => readonly string[];

const lifeOf =
  (created: string, updated: string, deleted: string): Words =>
  ({ before, after }) => {
    if (!before) return [created];
    return [after ? updated : deleted];
  };

/** A change of one field alone has a name of its own. */
const unlessOnly =
  (field: string, type: string, otherwise: Words): Words =>
  (versions, changed) =>
    versions.before && versions.after && changed.every((name) => name === field)
      ? [type]
      : otherwise(versions, changed);

const tableLife = lifeOf('table.created', 'table.updated', 'table.deleted');

/** Its status is told apart from its layout: the one is a matter of the evening, the other of the house. */
const tableWords: Words = (versions, changed) => {
  if (!versions.before || !versions.after || !changed.includes('status')) return tableLife(versions, changed);
  const layout = changed.some((name) => name !== 'status') ? ['table.updated'] : [];
  return [...layout, `table.${String(versions.after.status)}`];
};

const words: { readonly [Kind in RecordKindName]: Words } = {
  categories: lifeOf('category.created', 'category.updated', 'category.deleted'),
  menuItems: unlessOnly(
    'available',
    'menuItem.availabilityChanged',
    lifeOf('menuItem.created', 'menuItem.updated', 'menuItem.deleted'),
  ),
  menuCosting: () => ['menuItem.updated'],
  tables: tableWords,
  printers: unlessOnly(
    'stations',
    'printer.assignmentChanged',
    lifeOf('printer.added', 'printer.configured', 'printer.removed'),
  ),
  recipes: lifeOf('recipe.created', 'recipe.updated', 'recipe.deleted'),
  ingredients: lifeOf('inventory.itemAdded', 'inventory.itemUpdated', 'inventory.itemRemoved'),
  ingredientCosting: () => ['inventory.itemUpdated'],
  services: lifeOf('service.created', 'service.updated', 'service.deleted'),
  plans: lifeOf('plan.created', 'plan.updated', 'plan.deleted'),
  // A house comes by its command, and does not go.
  provider: ({ before, after }) => (before && after ? ['provider.updated'] : []),
};

/** Told apart from the record, because it may be seen by fewer. */
const isHidden = (kind: RecordKindName): boolean => kind === 'menuCosting' || kind === 'ingredientCosting';

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
  const { fields } = recordKinds[kind];
  const before = said(fields, versions.before);
  const after = said(fields, versions.after);
  const changed = fields.filter((name) => !sameValue(before?.[name], after?.[name]));
  if (before && after && changed.length === 0) return [];
  const told = { ...(before ? { before } : {}), ...(after ? { after } : {}) };
  return words[kind](versions, changed).map((type) =>
    isHidden(kind) ? { type, payload: { change: 'costing' }, hidden: told } : { type, payload: told },
  );
};
