import { pendingEvents, type RecipeImpact, recipeImpactOf, type Write } from '@counterfoil/domain';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import { markProcessed } from './mark-processed.ts';
import type { ProjectionContext } from './projection.ts';

/** The recipes of one projection, and the marks of the other events that it covers. */
export interface RecipeScope {
  readonly which: RecipeImpact['which'];
  /** Recipes that changed or were deleted. */
  readonly recipeIds: readonly string[];
  readonly marks: readonly Write[];
}

/** Event types that come in large numbers, grouped by the projection they share. */
const mergeableTypes = [['inventory.stockChanged'], ['recipe.created', 'recipe.updated', 'recipe.deleted']] as const;

const mergeScopes = (causes: readonly RecipeImpact[]): RecipeImpact['which'] => {
  const ingredientIds = causes.flatMap(({ which }) =>
    which !== 'all' && 'ingredientIds' in which ? which.ingredientIds : [],
  );
  return causes.some(({ which }) => which === 'all') ? 'all' : { ingredientIds };
};

/**
 * Adds the provider's other pending events of the same kind. If forty devices sell at once, or an import writes two
 * hundred recipes, as many events would contend for the lock. The holder of the lock therefore covers all of them and
 * marks them with its own event. Their deliveries then find nothing to do. Call it only after the lock is acquired.
 */
export const withPendingEvents = async (
  { firestore, providerId, event, reads, now }: ProjectionContext,
  ownCause: RecipeImpact,
): Promise<RecipeScope> => {
  const types = mergeableTypes.find((types) => types.some((type) => type === event.type));
  const found = types && (await toQuery(firestore, pendingEvents(providerId, types)).get());
  const others = (found?.docs ?? []).flatMap((document) => {
    const cause = document.id === event.id ? undefined : recipeImpactOf(withDates(document.data()));
    return cause ? [{ document, cause }] : [];
  });
  reads.keep(others.map(({ document }) => document));
  const causes = [ownCause, ...others.map(({ cause }) => cause)];
  return {
    which: others.length > 0 ? mergeScopes(causes) : ownCause.which,
    recipeIds: causes.flatMap(({ recipeId }) => recipeId ?? []),
    marks: others.map(({ document }) => markProcessed(document.ref.path, document.data(), now)),
  };
};
