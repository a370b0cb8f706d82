import type { Fields, Write } from '@counterfoil/domain';

/** The mark that an event is applied; guarded by what was read of it, so that it is made once. */
export const markProcessed = (path: string, stored: Fields, now: Date): Extract<Write, { op: 'update' }> => ({
  op: 'update',
  path,
  data: { ...stored, syncStatus: 'processed', processedAt: now, updatedAt: now },
});
