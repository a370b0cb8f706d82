import {
  type Ingredient,
  providerIngredients,
  providerRecipes,
  type Recipe,
  withPortions,
} from '@counterfoil/domain/core';
import { combineLatest, map, type Observable } from 'rxjs';
import type { Identified, ListSnapshot, Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';

/**
 * The recipes with the portions that the stock covers. The server stores no portions: they change with every sale, and
 * a device has the stock anyway.
 */
export const recipes = (list: ListOf, providerId: string): Observable<ListSnapshot<Recipe>> =>
  combineLatest([list<Recipe>(providerRecipes(providerId)), list<Ingredient>(providerIngredients(providerId))]).pipe(
    map(([recipe, ingredient]) => ({
      data: withPortions(recipe.data, ingredient.data),
      fromCache: recipe.fromCache || ingredient.fromCache,
      pendingWrites: recipe.pendingWrites || ingredient.pendingWrites,
      pendingIds: recipe.pendingIds,
      hasMore: recipe.hasMore,
      at: recipe.at > ingredient.at ? recipe.at : ingredient.at,
    })),
  );

/** One recipe of the list. */
export const recipe = (all: Live<Identified<Recipe>[]>, id: string): Live<Identified<Recipe> | undefined> =>
  all.pipe(map((state) => ({ ...state, data: state.data.find((one) => one.id === id) })));
