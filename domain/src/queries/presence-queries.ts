import { providerDevicesPath } from '../provider/presence/path.ts';
import type { Query } from './query.ts';

/** A house's devices, the last to be heard of first. */
export const providerDevices = (providerId: string): Query => ({
  collection: providerDevicesPath(providerId),
  scope: 'collection',
  where: [],
  orderBy: [['lastSeenAt', 'desc']],
  limit: 200,
});

/** One of each form, for the indexes. */
export const presenceQueries = (): Query[] => [providerDevices('p')];
