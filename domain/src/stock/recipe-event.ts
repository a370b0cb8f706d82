import type { DomainEvent } from '../kernel/event.ts';

/** It became possible with the stock, or ceased to be. */
export type RecipeEvent = DomainEvent<
  'recipe.availabilityChanged',
  { isAvailable: boolean; missingIngredients: string[]; menuItemId?: string }
>;
