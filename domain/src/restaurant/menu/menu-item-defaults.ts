/** Values of a menu item's absent fields. Apart from the schema, because devices decide without it. */
export const menuItemDefaults = { taxRate: 0, available: true, station: 'kitchen' } as const;
