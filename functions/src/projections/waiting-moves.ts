import { recipeCauseOf, type Write, waitingStockMoves } from '@counterfoil/domain';
import { withDates } from '../executor/read-set.ts';
import { toQuery } from '../to-query.ts';
import { processed } from './mark.ts';
import type { Cause } from './projection.ts';

/** Moves of stock that are looked at in the turn of another one. */
export interface Waiting {
  readonly ingredientIds: readonly string[];
  readonly marks: readonly Write[];
}

/**
 * Other moves of the house's stock that wait for their turn. When forty devices sell at once, forty events would contend for
 * it; so whoever has it looks at what all of them moved, and marks them with its own. Their deliveries then find nothing to do. To
 * be asked after the turn is taken.
 */
export const waitingMoves = async ({ firestore, providerId, event, reads, now }: Cause): Promise<Waiting> => {
  const found = await toQuery(firestore, waitingStockMoves(providerId)).get();
  const others = found.docs.flatMap((document) => {
    const cause = recipeCauseOf(withDates(document.data()));
    if (document.id === event.id || !cause || cause.which === 'all' || !('ingredientIds' in cause.which)) return [];
    return [{ document, ingredientIds: cause.which.ingredientIds }];
  });
  reads.keep(others.map(({ document }) => document));
  return {
    ingredientIds: others.flatMap(({ ingredientIds }) => ingredientIds),
    marks: others.map(({ document }) => processed(document.ref.path, document.data(), now)),
  };
};
