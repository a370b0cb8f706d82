/** Defaults of an ingredient's absent fields. Separate from the schema, because devices decide without schemas. */
export const ingredientDefaults = {
  reorderPoint: 0,
  allowNegative: false,
  currentStock: 0,
  stockStatus: 'OUT_OF_STOCK',
  stockPercentage: null,
  daysRemaining: null,
  version: 0,
} as const;
