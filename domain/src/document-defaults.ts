import type { DocumentKind, Documents } from './documents.ts';
import { menuItemDefaults } from './restaurant/menu/menu-item-defaults.ts';
import { ingredientDefaults } from './stock/ingredient-defaults.ts';

/** Values of absent fields, by kind of document. The schemas use the same constants; devices have no schemas. */
export const documentDefaults: { readonly [Kind in DocumentKind]?: Partial<Documents[Kind]> } = {
  ingredient: ingredientDefaults,
  menuItem: menuItemDefaults,
};
