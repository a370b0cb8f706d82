import type { Fields, Write } from '@counterfoil/domain';

/** Marks an event as processed. The update has the event's read state as precondition, so it happens once. */
export const markProcessed = (path: string, stored: Fields, now: Date): Extract<Write, { op: 'update' }> => ({
  op: 'update',
  path,
  data: { ...stored, syncStatus: 'processed', processedAt: now, updatedAt: now },
});
