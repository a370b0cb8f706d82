import { recipeCauseOf } from '@counterfoil/domain';
import { availabilityWrites } from './availability-writes.ts';
import { costingWrites } from './costing-writes.ts';
import { withPendingEvents } from './pending-events.ts';
import { NotProjectable, type Projection } from './projection.ts';
import { acquireProjectionLock } from './projection-lock.ts';
import { readRecipeBook } from './recipe-book.ts';
import { standingWrites } from './standing-writes.ts';

/** What ingredients, recipes and the menu mean for what can be made, and for what it costs: reckoned anew from what is now. */
export const projectRecipes: Projection = async (context) => {
  const cause = recipeCauseOf(context.event);
  if (cause === undefined) throw new NotProjectable(`the event ${context.event.id} does not say what has changed`);
  if (cause === null) return [];
  const projectionLock = await acquireProjectionLock(context);
  const { which, recipeIds, marks } = await withPendingEvents(context, cause);
  const standing = cause.ingredientId ? await standingWrites(context, cause.ingredientId) : [];
  const book = await readRecipeBook(context, which);
  const availability = cause.availability ? availabilityWrites(context, book, projectionLock) : [];
  const costs = cause.costs ? await costingWrites(context, book, recipeIds) : [];
  return [projectionLock.write, ...marks, ...standing, ...availability, ...costs];
};
