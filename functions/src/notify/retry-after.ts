import { secondMs } from '@counterfoil/domain';

/** Parses `Retry-After`, which is a number of seconds or a date. `undefined` if it is neither. */
export const retryAfterMs = (header: unknown, now = Date.now()): number | undefined => {
  if (typeof header !== 'string' && typeof header !== 'number') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(String(header)) - now : seconds * secondMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
};
