import { type RecipeCause, recipeCauseOf, type Write } from '@counterfoil/domain';
import { availabilityWrites } from './availability-writes.ts';
import { costingWrites } from './costing-writes.ts';
import { type Cause, NotProjectable, type Projection } from './projection.ts';
import { readRecipeBook } from './recipe-book.ts';
import { takeTurn } from './recipe-turn.ts';
import { standingWrites } from './standing-writes.ts';
import { waitingMoves } from './waiting-moves.ts';

interface Scope {
  readonly which: RecipeCause['which'];
  readonly marks: readonly Write[];
}

/** What is to be looked at, and the other events that are looked at with it. */
const scopeOf = async (cause: Cause, { which }: RecipeCause): Promise<Scope> => {
  const isMove = cause.event.type === 'inventory.stockChanged' && which !== 'all' && 'ingredientIds' in which;
  if (!isMove) return { which, marks: [] };
  const { ingredientIds, marks } = await waitingMoves(cause);
  return { which: { ingredientIds: [...which.ingredientIds, ...ingredientIds] }, marks };
};

/** What ingredients, recipes and the menu mean for what can be made, and for what it costs: reckoned anew from what is now. */
export const projectRecipes: Projection = async (cause) => {
  const what = recipeCauseOf(cause.event);
  if (what === undefined) throw new NotProjectable(`the event ${cause.event.id} does not say what has changed`);
  if (what === null) return [];
  const turn = await takeTurn(cause);
  const { which, marks } = await scopeOf(cause, what);
  const standing = what.ingredientId ? await standingWrites(cause, what.ingredientId) : [];
  const book = await readRecipeBook(cause, which);
  const availability = what.availability ? availabilityWrites(cause, book, turn) : [];
  const costs = what.costs ? await costingWrites(cause, book, what.recipeId) : [];
  return [turn.write, ...marks, ...standing, ...availability, ...costs];
};
