import { setTimeout as wait } from 'node:timers/promises';

/** Maximum attempts for one command that keeps losing to other writers. */
export const maxAttempts = 40;

const firstMs = 5;
const longestMs = 400;

/**
 * Backoff with full jitter: a random delay below a ceiling that doubles, so that colliding writers spread out. With
 * these bounds a command gives up after about seven seconds on average.
 */
export const backoff = (attempt: number): Promise<void> =>
  wait(Math.random() * Math.min(longestMs, firstMs * 2 ** attempt));
