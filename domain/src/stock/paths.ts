import type { Ref } from '../kernel/ref.ts';
import { providerPath } from '../provider/profile/paths.ts';

export const ingredientsPath = (providerId: string): string => `${providerPath(providerId)}/ingredients`;

export const ingredientRef = (providerId: string, ingredientId: string): Ref<'ingredient'> => ({
  kind: 'ingredient',
  path: `${ingredientsPath(providerId)}/${ingredientId}`,
});

export const ingredientCostingRef = (providerId: string, ingredientId: string): Ref<'ingredientCosting'> => ({
  kind: 'ingredientCosting',
  path: `${ingredientRef(providerId, ingredientId).path}/private/costing`,
});

export const recipesPath = (providerId: string): string => `${providerPath(providerId)}/recipes`;

export const recipeRef = (providerId: string, recipeId: string): Ref<'recipe'> => ({
  kind: 'recipe',
  path: `${recipesPath(providerId)}/${recipeId}`,
});

export const recipeCostingRef = (providerId: string, recipeId: string): Ref<'recipeCosting'> => ({
  kind: 'recipeCosting',
  path: `${recipeRef(providerId, recipeId).path}/private/costing`,
});

export const stockLogsPath = (providerId: string): string => `${providerPath(providerId)}/stockLogs`;
