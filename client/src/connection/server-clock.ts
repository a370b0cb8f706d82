import { readStored, store } from './storage.ts';

const key = 'counterfoil/clock';

/** The server's clock, as this device knows it from answers. */
export interface ServerClock {
  /** Records the server's time from an answer. `askedAt` is `performance.now()` when the question left. */
  observe(serverTime: number, askedAt: number): void;
  /**
   * The server's time now, in milliseconds. `undefined` before the first answer on this page: the device's own clock
   * may have been changed since the last one.
   */
  certain(): number | undefined;
  /** The server's time now as well as the device knows it: its own clock, corrected by the last known difference. */
  estimate(): number;
  /** The latest server time that this device has heard of, in any run of the app. The true time is not earlier. */
  latest(): number | undefined;
}

const readDifference = (): { readonly latest?: number; readonly ms: number } => {
  const [latest, ms] = (readStored(key) ?? '').split(' ').map(Number);
  return latest && ms !== undefined && Number.isFinite(ms) ? { latest, ms } : { ms: 0 };
};

export const createServerClock = (): ServerClock => {
  /** `performance.now()` goes on evenly, even if somebody sets the device's clock. */
  let observed: { readonly serverTime: number; readonly at: number } | undefined;
  let stored = readDifference();
  const certain = () => observed && observed.serverTime + performance.now() - observed.at;
  return {
    observe: (serverTime, askedAt) => {
      if (!Number.isFinite(serverTime)) return;
      const at = (askedAt + performance.now()) / 2;
      observed = { serverTime, at };
      stored = { latest: serverTime, ms: Math.round((certain() ?? serverTime) - Date.now()) };
      store(key, `${stored.latest} ${stored.ms}`);
    },
    certain,
    estimate: () => certain() ?? Date.now() + stored.ms,
    latest: () => stored.latest,
  };
};
