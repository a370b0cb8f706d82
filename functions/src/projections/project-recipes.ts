import { recipeCauseOf } from '@counterfoil/domain';
import { availabilityWrites } from './availability-writes.ts';
import { costingWrites } from './costing-writes.ts';
import { withWaiting } from './pending-events.ts';
import { NotProjectable, type Projection } from './projection.ts';
import { takeTurn } from './projection-lock.ts';
import { readRecipeBook } from './recipe-book.ts';
import { standingWrites } from './standing-writes.ts';

/** What ingredients, recipes and the menu mean for what can be made, and for what it costs: reckoned anew from what is now. */
export const projectRecipes: Projection = async (cause) => {
  const what = recipeCauseOf(cause.event);
  if (what === undefined) throw new NotProjectable(`the event ${cause.event.id} does not say what has changed`);
  if (what === null) return [];
  const turn = await takeTurn(cause);
  const { which, recipeIds, marks } = await withWaiting(cause, what);
  const standing = what.ingredientId ? await standingWrites(cause, what.ingredientId) : [];
  const book = await readRecipeBook(cause, which);
  const availability = what.availability ? availabilityWrites(cause, book, turn) : [];
  const costs = what.costs ? await costingWrites(cause, book, recipeIds) : [];
  return [turn.write, ...marks, ...standing, ...availability, ...costs];
};
