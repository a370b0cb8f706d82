import { sameValue } from '../kernel/same-value.ts';
import type { Availability } from './availability.ts';
import type { Recipe } from './recipe.ts';

/** The fields of a recipe that the projection maintains. Absent ones are `undefined`, so that an update deletes them. */
export interface StoredAvailability
  extends Required<Pick<Recipe, 'isAvailable' | 'missingIngredients' | 'ingredientIds'>> {
  readonly maxPossibleQuantity: 0 | null | undefined;
  readonly recipeIds: string[] | undefined;
  readonly problem: Recipe['problem'];
}

/**
 * The part of an availability that is stored: what flips. The number of portions changes with every sale, so of it
 * only 0 and `null` are kept.
 */
export const storedAvailability = (availability: Availability): StoredAvailability => {
  const { isAvailable, maxPossibleQuantity, missingIngredients, ingredientIds, recipeIds, problem } = availability;
  return {
    isAvailable,
    maxPossibleQuantity: maxPossibleQuantity === null || maxPossibleQuantity === 0 ? maxPossibleQuantity : undefined,
    missingIngredients,
    ingredientIds,
    recipeIds: recipeIds.length > 0 ? recipeIds : undefined,
    problem,
  };
};

/** Readers ignore the number of portions that earlier versions stored. */
const withoutNumber = ({ maxPossibleQuantity }: Recipe): 0 | null | undefined =>
  maxPossibleQuantity === null || maxPossibleQuantity === 0 ? maxPossibleQuantity : undefined;

/** True if a recipe already says so. A number of portions from an earlier version counts as absent. */
export const isStored = (recipe: Recipe, wanted: StoredAvailability): boolean =>
  (Object.keys(wanted) as (keyof StoredAvailability)[]).every((name) =>
    sameValue(name === 'maxPossibleQuantity' ? withoutNumber(recipe) : recipe[name], wanted[name]),
  );
