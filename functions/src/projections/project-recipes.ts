import { recipeImpactOf } from '@counterfoil/domain';
import { availabilityWrites } from './availability-writes.ts';
import { costingWrites } from './costing-writes.ts';
import { withPendingEvents } from './pending-events.ts';
import { NotProjectable, type Projection } from './projection.ts';
import { acquireProjectionLock } from './projection-lock.ts';
import { readRecipeBook } from './recipe-book.ts';
import { standingWrites } from './standing-writes.ts';

/** Recomputes the availability and costs of recipes from the current ingredients, recipes and menu. */
export const projectRecipes: Projection = async (context) => {
  const cause = recipeImpactOf(context.event);
  if (cause === undefined) throw new NotProjectable(`the event ${context.event.id} does not name the change`);
  if (cause === null) return [];
  const projectionLock = await acquireProjectionLock(context);
  const { which, recipeIds, marks } = await withPendingEvents(context, cause);
  const standing = cause.ingredientId ? await standingWrites(context, cause.ingredientId) : [];
  const book = await readRecipeBook(context, which);
  const availability = cause.availability ? availabilityWrites(context, book, projectionLock) : [];
  const costs = cause.costs ? await costingWrites(context, book, recipeIds) : [];
  return [projectionLock.write, ...marks, ...standing, ...availability, ...costs];
};
