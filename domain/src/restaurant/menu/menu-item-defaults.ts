/** Defaults of a menu item's absent fields. Separate from the schema, because devices decide without schemas. */
export const menuItemDefaults = { taxRate: 0, available: true, station: 'kitchen' } as const;
