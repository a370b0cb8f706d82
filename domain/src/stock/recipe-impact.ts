import { z } from 'zod';

/** The part of the recipe data that an event makes outdated. */
export interface RecipeImpact {
  /** Affected recipes: those with the given ingredients, those of a menu item, a recipe and those with it, or all. */
  readonly which:
    | 'all'
    | { readonly ingredientIds: readonly string[] }
    | { readonly menuItemId: string }
    | { readonly recipeId: string };
  readonly availability: boolean;
  readonly costs: boolean;
  /** The ingredient whose settings changed, so that its status must be recomputed. */
  readonly ingredientId?: string;
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

/** The types of the events that may affect recipes. */
export const recipeEventTypes: readonly string[] = ['inventory.stockChanged', ...Object.values(events).flat()];

const impactOfRecord = (
  { type, entityType, entityId }: z.infer<typeof record>,
  payload: unknown,
): RecipeImpact | null => {
  if (costing.safeParse(payload).success) {
    // The cost of a menu item does not affect its recipe.
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
      return { which: { recipeId: entityId }, availability: true, costs: true };
    case 'provider':
      // The provider's setting `taxIncluded` may have changed.
      return { which: 'all', availability: false, costs: true };
    default:
      return { which: { menuItemId: entityId }, availability: false, costs: true };
  }
};

/**
 * The effect of a tenant's event on its recipes; `null` if it has none. A change of stock leaves costs alone, so the
 * projection need not read them.
 *
 * @returns `undefined` for a malformed stock event
 */
export const recipeImpactOf = (event: unknown): RecipeImpact | null | undefined => {
  const parsed = record.safeParse(event);
  if (!parsed.success) return null;
  if (parsed.data.type !== 'inventory.stockChanged') {
    const { payload } = z.object({ payload: z.unknown().optional() }).parse(event);
    return impactOfRecord(parsed.data, payload);
  }
  const change = stockChanged.safeParse(event);
  if (!change.success) return undefined;
  const ingredientIds = change.data.payload.changes.map(({ ingredientId }) => ingredientId);
  return { which: { ingredientIds }, availability: true, costs: false };
};
