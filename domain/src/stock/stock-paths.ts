import type { Ref } from '../kernel/ref.ts';
import { providerPath } from '../provider/provider-paths.ts';

export const ingredientsPath = (providerId: string): string => `${providerPath(providerId)}/ingredients`;

export const ingredientRef = (providerId: string, ingredientId: string): Ref<'ingredient'> => ({
  kind: 'ingredient',
  path: `${ingredientsPath(providerId)}/${ingredientId}`,
});

export const recipesPath = (providerId: string): string => `${providerPath(providerId)}/recipes`;

export const recipeRef = (providerId: string, recipeId: string): Ref<'recipe'> => ({
  kind: 'recipe',
  path: `${recipesPath(providerId)}/${recipeId}`,
});

export const stockLogsPath = (providerId: string): string => `${providerPath(providerId)}/stockLogs`;
