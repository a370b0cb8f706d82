import { providerDevicesPath } from '../provider/presence/path.ts';
import type { Query } from './query.ts';

/** A provider's devices, by latest heartbeat. */
export const providerDevices = (providerId: string): Query => ({
  collection: providerDevicesPath(providerId),
  scope: 'collection',
  where: [],
  orderBy: [['lastSeenAt', 'desc']],
  limit: 200,
});

/** Samples for the index test. */
export const presenceQueries = (): Query[] => [providerDevices('p')];
