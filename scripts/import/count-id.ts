import { createHash } from 'node:crypto';
import type { PlannedCount } from './import-plan.ts';

/**
 * Derives the id from the row's content, not from its line. The same row of a stock-taking counts once, even if other
 * rows are corrected, and a corrected row counts anew. The provider is part of the id, because receipts of one person are shared by
 * all providers.
 */
export const countIdOf = (providerId: string, stockTaking: string, { payload, unit }: PlannedCount): string => {
  const content = JSON.stringify([providerId, stockTaking, payload.ingredientId, payload.counted, unit]);
  return `import-${createHash('sha256').update(content).digest('hex')}`;
};
