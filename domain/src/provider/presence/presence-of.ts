/** Whether a device that says so every minute is still there. */
export type Presence = 'online' | 'away' | 'offline';

/** How often a device says that it is there. */
export const heartbeatMs = 60_000;

/** Two heartbeats may be missed, and the next one may be late. */
export const onlineForMs = 2.5 * heartbeatMs;

/** A tablet in a pocket, a short loss of the network. */
export const awayForMs = 15 * heartbeatMs;

/** By the age of the last sign of life. Both times are the server's; what lies ahead of `now` is new. */
export const presenceOf = (lastSeenAt: Date, now: Date): Presence => {
  const age = now.getTime() - lastSeenAt.getTime();
  if (age <= onlineForMs) return 'online';
  return age <= awayForMs ? 'away' : 'offline';
};
