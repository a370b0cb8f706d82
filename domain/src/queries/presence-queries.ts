import { providerDevicesPath } from '../provider/presence/path.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** A provider's devices, by latest heartbeat. */
export const providerDevices = (providerId: string): Query =>
  listQuery(providerDevicesPath(providerId), [['lastSeenAt', 'desc']]);

/** Samples for the index test. */
export const presenceQueries = (): Query[] => [providerDevices('p')];
