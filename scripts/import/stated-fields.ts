import type { Fields } from '@counterfoil/domain';

/** The parsed fields that the row itself states; the others are defaults. */
export const statedFieldsOf = (given: Fields, parsed: Fields): Fields =>
  Object.fromEntries(Object.entries(parsed).filter(([field]) => given[field] !== undefined));
