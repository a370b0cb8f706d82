import { availabilityOf } from '../../stock/availability.ts';
import { ingredientsIn, recipesIn } from '../../stock/closure.ts';
import { ingredientRef, recipeRef } from '../../stock/paths.ts';
import { isStored, storedAvailability } from '../../stock/stored-availability.ts';
import type { AuditedDocs, AuditedRef, Mend } from '../mend.ts';
import { known } from '../mend.ts';

const idOf = (where: string): string => where.slice(where.lastIndexOf('/') + 1);

const lookups = (docs: AuditedDocs, providerId: string) => ({
  recipes: { get: (id: string) => known(docs, recipeRef(providerId, id)) },
  ingredients: { get: (id: string) => known(docs, ingredientRef(providerId, id)) },
});

/** A recipe, and everything in it as far as it is read. Each round of reads goes one level deeper. */
const partsOf = (id: string, providerId: string, docs: AuditedDocs): AuditedRef[] => {
  const { recipes } = lookups(docs, providerId);
  const seen = new Set([id]);
  for (const one of seen) for (const inner of recipesIn(recipes.get(one))) seen.add(inner);
  const ingredients = new Set([...seen].flatMap((one) => ingredientsIn(recipes.get(one))));
  return [
    ...[...seen].map((one) => recipeRef(providerId, one)),
    ...[...ingredients].map((one) => ingredientRef(providerId, one)),
  ];
};

/** The availability follows from the recipe, what it contains, and the stock. */
export const recipeMend: Mend = {
  reads: ({ command: { payload, providerId } }, docs) => partsOf(idOf(payload.where), providerId, docs),
  plan: ({ command: { payload, providerId }, now }, docs) => {
    const id = idOf(payload.where);
    const recipe = docs.get(recipeRef(providerId, id));
    if (!recipe) return 'settled';
    const { recipes, ingredients } = lookups(docs, providerId);
    const wanted = storedAvailability(availabilityOf(id, recipes, ingredients));
    if (isStored(recipe, wanted)) return 'settled';
    return { writes: [{ op: 'update', path: payload.where, data: { ...recipe, ...wanted, updatedAt: now } }] };
  },
};
