import { dayMs, minuteMs } from '../../kernel/time/durations.ts';
import type { DevicePresence } from './device-presence.ts';

/** A short failure of the network heals by itself. */
export const behindAfterMs = 10 * minuteMs;

/** Nobody waits for the work of a tablet that lies in a drawer. */
const forgottenAfterMs = 7 * dayMs;

/** True if a device has kept commands for so long that somebody should look at it. */
export const isDeviceBehind = (
  { queued, queuedSince, lastSeenAt }: Pick<DevicePresence, 'queued' | 'queuedSince' | 'lastSeenAt'>,
  now: Date,
): boolean =>
  queued > 0 &&
  queuedSince !== undefined &&
  now.getTime() - queuedSince.getTime() >= behindAfterMs &&
  now.getTime() - lastSeenAt.getTime() < forgottenAfterMs;
