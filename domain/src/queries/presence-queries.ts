import { providerDevicesPath } from '../provider/presence/path.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** A house's devices, the last to be heard of first. */
export const providerDevices = (providerId: string): Query =>
  listQuery(providerDevicesPath(providerId), [['lastSeenAt', 'desc']], 200);

/** One of each form, for the indexes. */
export const presenceQueries = (): Query[] => [providerDevices('p')];
