import { clockKey, type ServerClock, serverTime } from './server-clock.ts';
import { store } from './storage.ts';

/**
 * Records the server's time from an answer.
 *
 * @param askedAt `performance.now()` when the question left
 */
export const observeServerTime = (clock: ServerClock, answered: number, askedAt: number): void => {
  if (!Number.isFinite(answered)) return;
  clock.observed = { serverTime: answered, at: (askedAt + performance.now()) / 2 };
  clock.latest = answered;
  clock.aheadMs = Math.round(serverTime(clock) - Date.now());
  store(clockKey, `${answered} ${clock.aheadMs}`);
};
