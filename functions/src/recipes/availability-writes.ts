import {
  availabilityOf,
  derivedEvent,
  eventWrite,
  isStored,
  providerEvents,
  type Recipe,
  type RecipeEvent,
  recipeRef,
  type SourceEvent,
  type StoredAvailability,
  storedAvailability,
  type Write,
} from '@counterfoil/domain';
import type { Pass, WriteGroup } from './pass.ts';
import { reaches } from './plan.ts';

/** The event that a change derives from; the pass itself if it computes all recipes without one. */
const causeOf = ({ events, version }: Pass, recipeId: string, wanted: StoredAvailability): SourceEvent => {
  const event = events.find(({ impact }) => reaches(impact, recipeId, wanted)) ?? events[0];
  const id = event?.id ?? `recipes-${version}`;
  // A worker that died may leave its events to another one, which may find the stock changed.
  return { id, correlationId: event?.correlationId ?? id, turn: version };
};

const availabilityChanged = (
  { menuItemId }: Recipe,
  { isAvailable, missingIngredients }: StoredAvailability,
): RecipeEvent => ({
  type: 'recipe.availabilityChanged',
  payload: { isAvailable, missingIngredients, ...(menuItemId ? { menuItemId } : {}) },
});

/** No projection reads this event, so it is processed from the start and costs no second write. */
const flipWrite = (pass: Pass, recipeId: string, recipe: Recipe, wanted: StoredAvailability): Write => {
  const event = { ...availabilityChanged(recipe, wanted), version: pass.version };
  const entity = { entityType: 'recipe', entityId: recipeId };
  const document = derivedEvent(causeOf(pass, recipeId, wanted), entity, event, pass.now);
  return eventWrite(providerEvents(pass.providerId), {
    ...document,
    syncStatus: 'processed',
    processedAt: pass.now,
  });
};

/**
 * Updates each recipe whose stored availability changed. Emits an event only if the previous availability was known.
 * It writes only its own fields: a device may change the others at the same time.
 */
export const availabilityWrites = (pass: Pass, targets: readonly string[]): WriteGroup[] =>
  targets.flatMap((recipeId): WriteGroup[] => {
    const { providerId, book, needsOf, now } = pass;
    const recipe = book.recipes.get(recipeId);
    if (!recipe) return [];
    const wanted = storedAvailability(availabilityOf(recipeId, book.recipes, book.ingredients, needsOf));
    if (isStored(recipe, wanted)) return [];
    const update: Write = {
      op: 'update',
      path: recipeRef(providerId, recipeId).path,
      data: { ...wanted, updatedAt: now },
    };
    const hasFlipped = recipe.isAvailable !== undefined && recipe.isAvailable !== wanted.isAvailable;
    return [hasFlipped ? [update, flipWrite(pass, recipeId, recipe, wanted)] : [update]];
  });
