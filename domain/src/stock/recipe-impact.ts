import { z } from 'zod';

/** What has to be reckoned anew. */
export interface RecipeImpact {
  /** Which recipes: those with an ingredient in them, those whose margin is of an item's price, or all. */
  readonly which: 'all' | { readonly ingredientIds: readonly string[] } | { readonly menuItemId: string };
  readonly availability: boolean;
  readonly costs: boolean;
  /** What was said of this ingredient has changed, so that its stock may mean something else. */
  readonly ingredientId?: string;
  /** This recipe has changed, or is no more. */
  readonly recipeId?: string;
}

const stockChanged = z.object({
  type: z.literal('inventory.stockChanged'),
  payload: z.object({ changes: z.array(z.object({ ingredientId: z.string() })) }),
});

const record = z.object({ type: z.string(), entityType: z.string(), entityId: z.string() });
const costing = z.object({ change: z.literal('costing') });

const events: Readonly<Record<string, readonly string[]>> = {
  ingredient: ['inventory.itemAdded', 'inventory.itemUpdated', 'inventory.itemRemoved'],
  recipe: ['recipe.created', 'recipe.updated', 'recipe.deleted'],
  menuItem: ['menuItem.created', 'menuItem.updated', 'menuItem.deleted'],
  provider: ['provider.updated'],
};

const causeOfRecord = (
  { type, entityType, entityId }: z.infer<typeof record>,
  payload: unknown,
): RecipeImpact | null => {
  if (costing.safeParse(payload).success) {
    // What an item is said to cost is beside what its recipe does.
    if (entityType !== 'ingredient') return null;
    return { which: { ingredientIds: [entityId] }, availability: false, costs: true };
  }
  if (!events[entityType]?.includes(type)) return null;
  switch (entityType) {
    case 'ingredient':
      return {
        which: { ingredientIds: [entityId] },
        availability: true,
        costs: true,
        ingredientId: entityId,
      };
    case 'recipe':
      return { which: 'all', availability: true, costs: true, recipeId: entityId };
    case 'provider':
      // Whether prices hold their tax is a setting.
      return { which: 'all', availability: false, costs: true };
    default:
      return { which: { menuItemId: entityId }, availability: false, costs: true };
  }
};

/**
 * What a house's event means to its recipes; `null` when nothing. A stock that only moves leaves costs alone, and so does not
 * read them.
 *
 * @returns `undefined` for an event that should mean something, but is not what it should be
 */
export const recipeImpactOf = (event: unknown): RecipeImpact | null | undefined => {
  const known = record.safeParse(event);
  if (!known.success) return null;
  if (known.data.type !== 'inventory.stockChanged') {
    const { payload } = z.object({ payload: z.unknown().optional() }).parse(event);
    return causeOfRecord(known.data, payload);
  }
  const moved = stockChanged.safeParse(event);
  if (!moved.success) return undefined;
  const ingredientIds = moved.data.payload.changes.map(({ ingredientId }) => ingredientId);
  return { which: { ingredientIds }, availability: true, costs: false };
};
