import type { DevicePresence, Presence } from '@counterfoil/domain/core';
import type { Identified } from '../live/live.ts';

/** A device of the house, and whether it is there. */
export type DeviceStatus = Identified<DevicePresence> & { readonly presence: Presence };
