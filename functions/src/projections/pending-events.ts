import { type RecipeCause, recipeCauseOf, type Write, waitingEvents } from '@counterfoil/domain';
import { toQuery } from '../firestore/to-query.ts';
import { withDates } from '../firestore/with-dates.ts';
import { markProcessed } from './mark-processed.ts';
import type { ProjectionContext } from './projection.ts';

/** What is looked at in one turn, and the marks of the other events that are looked at with it. */
export interface RecipeScope {
  readonly which: RecipeCause['which'];
  /** Recipes that have changed or are no more. */
  readonly recipeIds: readonly string[];
  readonly marks: readonly Write[];
}

/** Kinds of events of which many come at once, and which mean the same for a turn. */
const mergeableTypes = [['inventory.stockChanged'], ['recipe.created', 'recipe.updated', 'recipe.deleted']] as const;

const mergeScopes = (causes: readonly RecipeCause[]): RecipeCause['which'] => {
  const ingredientIds = causes.flatMap(({ which }) =>
    which !== 'all' && 'ingredientIds' in which ? which.ingredientIds : [],
  );
  return causes.some(({ which }) => which === 'all') ? 'all' : { ingredientIds };
};

/**
 * Other events of the house that wait for the same turn. When forty devices sell at once, or two hundred recipes are imported,
 * as many events would contend for it; so whoever has it looks at what all of them are about, and marks them with its own.
 * Their deliveries then find nothing to do. To be asked after the turn is taken.
 */
export const withPendingEvents = async (
  { firestore, providerId, event, reads, now }: ProjectionContext,
  ownCause: RecipeCause,
): Promise<RecipeScope> => {
  const types = mergeableTypes.find((types) => types.some((type) => type === event.type));
  const found = types && (await toQuery(firestore, waitingEvents(providerId, types)).get());
  const others = (found?.docs ?? []).flatMap((document) => {
    const cause = document.id === event.id ? undefined : recipeCauseOf(withDates(document.data()));
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
