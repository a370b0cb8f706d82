import { dueShard, type Fields, hourMs, minuteMs } from '@counterfoil/domain';

const firstDelayMs = 5 * minuteMs;
const longestDelayMs = 24 * hourMs;

/** After about ten days nothing is likely to change by itself. An operator finds the event by its status. */
const maxAttempts = 20;

/** Fields that mark an event as failed, and say when the next sweep tries it again. */
export const failedMark = (stored: Fields, failure: string, now: Date): Fields => {
  const attempts = Number(stored.attempts ?? 0) + 1;
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** attempts);
  const nextAttemptAt = attempts < maxAttempts ? new Date(now.getTime() + delay) : null;
  return { syncStatus: 'failed', failure, attempts, nextAttemptAt, processedAt: now, ...dueShard(String(stored.id)) };
};

/** True if an event waits for its processing: for the first time, or again in a sweep. */
export const isUnprocessed = (stored: Fields, isSweep: boolean): boolean =>
  stored.syncStatus === 'pending' || (isSweep && stored.syncStatus === 'failed');
