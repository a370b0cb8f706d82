import type { BundleAudience } from '../provider/profile/bundle-path.ts';
import type { RecordKindName } from './record-kinds.ts';

/** The bundle in which records of a kind lie. Costs lie in none. */
export const bundleOf: Readonly<Record<RecordKindName, BundleAudience | undefined>> = {
  provider: 'menu',
  categories: 'menu',
  menuItems: 'menu',
  services: 'menu',
  plans: 'menu',
  tables: 'house',
  recipes: 'house',
  ingredients: 'house',
  printers: 'house',
  menuCosting: undefined,
  ingredientCosting: undefined,
};
