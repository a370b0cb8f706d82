import { providerDevicesPath } from '../provider/presence/path.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** A provider's devices, by latest heartbeat. */
export const providerDevices = (providerId: string): Query =>
  listQuery(providerDevicesPath(providerId), [['lastSeenAt', 'desc']]);

/**
 * The devices of all providers that have reported commands which wait. There are few at any moment, so the sweep looks
 * at the age of each. A time in this query would lead an index that all devices write.
 */
export const everyBusyDevice = (): Query => ({
  collection: 'devices',
  scope: 'collectionGroup',
  where: [['queued', '>', 0]],
  orderBy: [['queued', 'asc']],
  limit: 200,
});

/** Samples for the index test. */
export const presenceQueries = (): Query[] => [providerDevices('p'), everyBusyDevice()];
