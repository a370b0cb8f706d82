import type { Fields } from '@counterfoil/domain';

/** Of what a schema made of a row, what the row itself says: the rest are defaults. */
export const statedFieldsOf = (said: Fields, parsed: Fields): Fields =>
  Object.fromEntries(Object.entries(parsed).filter(([field]) => said[field] !== undefined));
