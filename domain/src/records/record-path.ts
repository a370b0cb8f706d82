import type { RecordKindName } from './record-kinds.ts';

/** Collections whose documents have a costing document below them. */
const costingOf: { readonly [Kind in RecordKindName]?: string } = {
  menuCosting: 'menuItems',
  ingredientCosting: 'ingredients',
};

/**
 * The path of a record below its provider. A kind has the name of its collection, so devices need no table of kinds.
 *
 * @param id of the record, or of the menu item or ingredient whose costing it is
 */
export const recordPath = (kind: Exclude<RecordKindName, 'provider' | 'privateProfile'>, id: string): string => {
  const collection = costingOf[kind];
  return collection ? `${collection}/${id}/private/costing` : `${kind}/${id}`;
};
