import type { Category, Identified, MenuItem, Recipe } from '@counterfoil/client';

type Dish = Identified<MenuItem>;

/** A part of the menu. `name` is absent for dishes without a category. */
interface Course {
  readonly id: string;
  readonly name: string | undefined;
  readonly dishes: readonly Dish[];
}

const last = Number.MAX_SAFE_INTEGER;

const inOrder = (dishes: readonly Dish[]): readonly Dish[] =>
  dishes.toSorted((a, b) => (a.sortOrder ?? last) - (b.sortOrder ?? last));

/**
 * The menu by category, without empty ones. Dishes whose category is gone come last.
 *
 * @param categories by their order
 * @param menu by name
 */
export const coursesOf = (categories: readonly Identified<Category>[], menu: readonly Dish[]): readonly Course[] => {
  const known = new Set(categories.map(({ id }) => id));
  const courses: readonly Course[] = [
    ...categories.map(({ id, name }) => ({ id, name, dishes: menu.filter(({ categoryId }) => categoryId === id) })),
    { id: '', name: undefined, dishes: menu.filter(({ categoryId = '' }) => !known.has(categoryId)) },
  ];
  return courses
    .filter(({ dishes }) => dishes.length > 0)
    .map((course) => ({ ...course, dishes: inOrder(course.dishes) }));
};

/** How often the stock still covers a dish; `undefined` if nothing limits it, or nothing is known. */
export const leftOf = (
  { recipeId, portions = 1 }: MenuItem,
  recipes: readonly Identified<Recipe>[],
): number | undefined => {
  const recipe = recipes.find(({ id }) => id === recipeId);
  if (recipe?.isAvailable === false) return 0;
  const most = recipe?.maxPossibleQuantity;
  return typeof most === 'number' ? Math.floor(most / portions) : undefined;
};
