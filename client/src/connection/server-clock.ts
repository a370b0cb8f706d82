import { readStored } from './storage.ts';

/** Key of the latest server time and the difference between both clocks, in milliseconds. */
export const clockKey = 'counterfoil/clock';

/** The server's clock, as this device knows it from answers. `observe-server-time.lazy.ts` sets it. */
export interface ServerClock {
  /**
   * The server's time at a moment of `performance.now()`, which goes on evenly, even if somebody sets the device's
   * clock. `undefined` before the first answer on this page.
   */
  observed?: { readonly serverTime: number; readonly at: number };
  /** The latest server time that this device has heard of, in any run of the app. The true time is not earlier. */
  latest?: number | undefined;
  /** Server time minus device time, as last known. */
  aheadMs: number;
}

export const createServerClock = (): ServerClock => {
  const [latest, aheadMs = 0] = (readStored(clockKey) ?? '').split(' ').map(Number);
  return { latest: latest || undefined, aheadMs: aheadMs || 0 };
};

/** The server's time now, in milliseconds, as well as the device knows it. */
export const serverTime = ({ observed, aheadMs }: ServerClock): number =>
  observed ? observed.serverTime + performance.now() - observed.at : Date.now() + aheadMs;
