import type { DomainEvent } from '../kernel/event.ts';

/** The stock now covers the recipe, or no longer does. */
export type RecipeEvent = DomainEvent<
  'recipe.availabilityChanged',
  { isAvailable: boolean; missingIngredients: string[]; menuItemId?: string }
>;
