import { minuteMs } from '../../kernel/time/durations.ts';

/** Presence of a device, derived from its last heartbeat. */
export type Presence = 'online' | 'away' | 'offline';

/** Interval of the heartbeat. */
export const heartbeatMs = minuteMs;

/** Tolerates two missed heartbeats and a late third. */
export const onlineForMs = 2.5 * heartbeatMs;

/** Covers a tablet in a pocket or a short network failure. */
export const awayForMs = 15 * heartbeatMs;

/**
 * Presence by the age of the last heartbeat. Both times are server time; a heartbeat later than `now` counts as new.
 */
export const presenceOf = (lastSeenAt: Date, now: Date): Presence => {
  const age = now.getTime() - lastSeenAt.getTime();
  if (age <= onlineForMs) return 'online';
  return age <= awayForMs ? 'away' : 'offline';
};
