/** An estimate of the server's clock. */
export interface ServerOffset {
  /** Server time minus device time, in milliseconds. */
  readonly ms: number;
  /** The latest server time in any snapshot so far. */
  readonly newest: number;
  /** True if the last snapshot came from the server. The next change then happens now. */
  readonly live: boolean;
}

interface Observation {
  /** The latest server time in a snapshot; `undefined` if it has none. */
  readonly newest: number | undefined;
  readonly fromCache: boolean;
  /** When the snapshot arrived, by this device's clock. */
  readonly at: number;
}

const initial: ServerOffset = { ms: 0, newest: Number.NEGATIVE_INFINITY, live: false };

/**
 * Estimates how far the server's clock is ahead of this device's clock, which may be wrong by a day.
 *
 * A new time in a live list was written a moment ago, so it shows the server's clock within about a second. Every
 * heartbeat of any device brings one. The times of the first snapshot only show that the server's clock is not behind
 * them. Until a live time arrives, the device's own clock counts. After a gap (`fromCache`) a new time may be old, so
 * it is not live.
 */
export const nextOffset = (
  previous: ServerOffset | undefined,
  { newest, fromCache, at }: Observation,
): ServerOffset => {
  const before = previous ?? initial;
  if (newest === undefined) return { ...before, live: !fromCache };
  const justWritten = before.live && !fromCache && newest > before.newest;
  return {
    ms: justWritten ? newest - at : Math.max(before.ms, newest - at),
    newest: Math.max(before.newest, newest),
    live: !fromCache,
  };
};
