import { createHash } from 'node:crypto';
import type { PlannedCount } from './import-plan.ts';

/**
 * By what a row says, not by where it stands: the same row of the same stock-taking counts once, whatever is mended around it,
 * and a mended row is another one. With the house in it, for receipts are everybody's.
 */
export const countIdOf = (providerId: string, stockTaking: string, { payload, unit }: PlannedCount): string => {
  const said = JSON.stringify([providerId, stockTaking, payload.ingredientId, payload.counted, unit]);
  return `import-${createHash('sha256').update(said).digest('hex')}`;
};
