/** What there is to know of a kind of record to tell of its changes. */
export interface RecordKind {
  readonly entityType: string;
  /** What devices say. The rest of the document is kept by functions, and told by whoever changes it. */
  readonly fields: readonly string[];
}

/** The records that devices write under the rules, by the name of their collection. */
export const recordKinds = {
  categories: { entityType: 'category', fields: ['name', 'sortOrder'] },
  menuItems: {
    entityType: 'menuItem',
    fields: [
      'name',
      'price',
      'available',
      'station',
      'taxRate',
      'categoryId',
      'recipeId',
      'portions',
      'description',
      'sortOrder',
    ],
  },
  menuCosting: { entityType: 'menuItem', fields: ['cost', 'profitMargin'] },
  tables: { entityType: 'table', fields: ['name', 'seats', 'status'] },
  printers: { entityType: 'printer', fields: ['name', 'address', 'stations'] },
  recipes: { entityType: 'recipe', fields: ['name', 'menuItemId', 'ingredients', 'yield'] },
  ingredients: {
    entityType: 'ingredient',
    fields: ['name', 'unit', 'reorderPoint', 'maxStock', 'usageRate', 'allowNegative'],
  },
  ingredientCosting: { entityType: 'ingredient', fields: ['cost', 'quantity'] },
  services: {
    entityType: 'service',
    fields: [
      'name',
      'durationMinutes',
      'slotMinutes',
      'capacity',
      'price',
      'confirmation',
      'holdMinutes',
      'cancellationPolicy',
    ],
  },
  plans: { entityType: 'plan', fields: ['name', 'periodMonths', 'price'] },
  provider: { entityType: 'provider', fields: ['name', 'openingHours', 'settings'] },
} as const satisfies Readonly<Record<string, RecordKind>>;

export type RecordKindName = keyof typeof recordKinds;
