import type { Fields, Write } from '@counterfoil/domain';

/**
 * Marks an event as processed, and drops the notes of earlier failures. The update has the event's read state as
 * precondition, so it happens once.
 */
export const markProcessed = (path: string, stored: Fields, now: Date): Extract<Write, { op: 'update' }> => {
  const { failure: _f, attempts: _a, nextAttemptAt: _n, ...event } = stored;
  return { op: 'update', path, data: { ...event, syncStatus: 'processed', processedAt: now, updatedAt: now } };
};
