import { setTimeout as wait } from 'node:timers/promises';

/** How often one command decides anew after losing to another writer. */
export const maxAttempts = 40;

const firstMs = 5;
const longestMs = 400;

/**
 * Full jitter: anything from nothing to a doubling ceiling, so that those who collided do not meet again. With these
 * bounds a command gives up after some seven seconds on average.
 */
export const backoff = (attempt: number): Promise<void> =>
  wait(Math.random() * Math.min(longestMs, firstMs * 2 ** attempt));
