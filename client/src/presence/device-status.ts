import type { DevicePresence, Presence } from '@counterfoil/domain/core';
import type { Identified } from '../live/live.ts';

/**
 * A device of the provider: its id, its stored presence, and `presence` (`online`, `away` or `offline`) by the age of
 * its last heartbeat.
 */
export type DeviceStatus = Identified<DevicePresence> & { readonly presence: Presence };
