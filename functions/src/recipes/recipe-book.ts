import {
  closureOf,
  ingredientCostingRef,
  ingredientRef,
  ingredientsIn,
  menuItemRef,
  type Provider,
  providerRef,
  recipeRef,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import type { Plan } from './plan.ts';
import { Shelf } from './shelf.ts';

/**
 * The documents that a worker has read of a provider, for all its passes. A document may be older than the database: its change
 * then has an event that is still due. The pass with this event forgets the document, and computes every recipe with
 * it again.
 */
export class RecipeBook {
  readonly recipes;
  readonly ingredients;
  readonly costs;
  readonly menu;
  readonly #profile;
  readonly #providerId: string;

  constructor(firestore: Firestore, providerId: string) {
    this.#providerId = providerId;
    this.#profile = new Shelf(firestore, providerRef);
    this.recipes = new Shelf(firestore, (id) => recipeRef(providerId, id));
    this.ingredients = new Shelf(firestore, (id) => ingredientRef(providerId, id));
    this.costs = new Shelf(firestore, (id) => ingredientCostingRef(providerId, id));
    this.menu = new Shelf(firestore, (id) => menuItemRef(providerId, id));
  }

  /** Forgets what events have made outdated. */
  forget({ stock, costs, recipes, menuItems }: Plan): void {
    this.ingredients.forget([...stock, ...costs]);
    this.costs.forget(costs);
    this.recipes.forget(recipes);
    this.menu.forget(menuItems);
  }

  /** The provider, read again if its terms have changed; `undefined` if it does not exist. */
  async provider({ allCosts }: Plan): Promise<Provider | undefined> {
    if (allCosts) this.#profile.forget([this.#providerId]);
    await this.#profile.load([this.#providerId]);
    return this.#profile.get(this.#providerId);
  }

  /** The ingredients of some recipes at every depth, once `load` has read these. */
  ingredientsOf(recipeIds: readonly string[]): string[] {
    const all = recipeIds.flatMap((id) => [id, ...closureOf(id, this.recipes).recipeIds]);
    return [...new Set(all)].flatMap((id) => ingredientsIn(this.recipes.get(id)));
  }

  /** Reads recipes with their sub-recipes, level by level, and their ingredients. */
  async load(recipeIds: readonly string[]): Promise<void> {
    for (let ids = recipeIds; ids.length > 0; ) {
      await this.recipes.load(ids);
      const found = recipeIds.flatMap((id) => closureOf(id, this.recipes).recipeIds);
      ids = [...new Set(found)].filter((id) => !this.recipes.has(id));
    }
    await this.ingredients.load(this.ingredientsOf(recipeIds));
  }
}
