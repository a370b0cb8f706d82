import { isDeepStrictEqual } from 'node:util';
import {
  type Availability,
  availabilityOf,
  derivedEvent,
  eventWrite,
  providerEvents,
  type Recipe,
  type RecipeEvent,
  recipeRef,
  type Write,
} from '@counterfoil/domain';
import { causationOf } from './causation-of.ts';
import type { ProjectionContext } from './projection.ts';
import type { ProjectionLock } from './projection-lock.ts';
import type { RecipeBook } from './recipe-book.ts';

const isAsStored = (
  recipe: Recipe,
  { isAvailable, maxPossibleQuantity, missingIngredients, ingredientIds }: Availability,
) =>
  recipe.isAvailable === isAvailable &&
  recipe.maxPossibleQuantity === maxPossibleQuantity &&
  isDeepStrictEqual(recipe.missingIngredients, missingIngredients) &&
  isDeepStrictEqual(recipe.ingredientIds, ingredientIds);

const availabilityChanged = (
  { menuItemId }: Recipe,
  { isAvailable, missingIngredients }: Availability,
): RecipeEvent => ({
  type: 'recipe.availabilityChanged',
  payload: { isAvailable, missingIngredients, ...(menuItemId ? { menuItemId } : {}) },
});

/** Updates each recipe whose availability changed. Emits an event only if the previous availability was known. */
export const availabilityWrites = (
  context: ProjectionContext,
  book: RecipeBook,
  projectionLock: ProjectionLock,
): Write[] => {
  const { providerId, reads, now } = context;
  return book.targets.flatMap((recipeId): Write[] => {
    const recipe = book.recipes.get(recipeId);
    if (!recipe) return [];
    const availability = availabilityOf(recipeId, book.recipes, book.ingredients);
    if (isAsStored(recipe, availability)) return [];
    const { path } = recipeRef(providerId, recipeId);
    const data = { ...reads.snapshot(path)?.data(), ...availability, updatedAt: now };
    const writes: Write[] = [{ op: 'update', path, data }];
    if (recipe.isAvailable === undefined || recipe.isAvailable === availability.isAvailable) return writes;
    const event = { ...availabilityChanged(recipe, availability), version: projectionLock.count };
    const entity = { entityType: 'recipe', entityId: recipeId };
    return [...writes, eventWrite(providerEvents(providerId), derivedEvent(causationOf(context), entity, event, now))];
  });
};
