/**
 * The reasons why a recipe is invalid at any stock. `unit`: it uses grams of something counted in pieces. `amount`: a
 * portion takes more of an ingredient than any stock may hold. `size`: it contains more recipes, or
 * more levels of them, than `closureOf` follows.
 */
export const recipeProblems = ['missing', 'cycle', 'unit', 'amount', 'size'] as const;

export interface RecipeProblem {
  readonly reason: (typeof recipeProblems)[number];
  /** The recipe at fault. */
  readonly recipeId: string;
}
