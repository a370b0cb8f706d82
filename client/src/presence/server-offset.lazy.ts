/** What is known of the server's clock, and from what. */
export interface ServerOffset {
  /** Add it to this device's clock. In milliseconds. */
  readonly ms: number;
  /** The latest of the server's times that were seen. */
  readonly newest: number;
  /** Whether the last state came from the server: what changes next, changes now. */
  readonly live: boolean;
}

interface Seen {
  /** The latest of the server's times in a state; `undefined` where it has none. */
  readonly newest: number | undefined;
  readonly fromCache: boolean;
  /** When the state arrived, by this device's clock. */
  readonly at: number;
}

const unknown: ServerOffset = { ms: 0, newest: Number.NEGATIVE_INFINITY, live: false };

/**
 * How far the server's clock is ahead of this device's, which may be wrong by a day. A time that arrives while the list is
 * watched was written a moment ago, so it says what the server's clock shows: within the second or so that it took to come, and as
 * often as anybody's heartbeat comes. What a list holds at first says only that the server's clock is not behind it; until
 * then the device's own is believed. After a gap (`fromCache`) what comes is no news of now.
 */
export const nextOffset = (known: ServerOffset | undefined, { newest, fromCache, at }: Seen): ServerOffset => {
  const before = known ?? unknown;
  if (newest === undefined) return { ...before, live: !fromCache };
  const justWritten = before.live && !fromCache && newest > before.newest;
  return {
    ms: justWritten ? newest - at : Math.max(before.ms, newest - at),
    newest: Math.max(before.newest, newest),
    live: !fromCache,
  };
};
