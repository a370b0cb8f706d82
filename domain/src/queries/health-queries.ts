import { metricsPath } from '../health/paths.ts';
import { providerDevicesPath } from '../provider/presence/path.ts';
import { providerEvents, providerPath } from '../provider/profile/paths.ts';
import { inEveryShard } from './in-every-shard.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/**
 * The events of all providers' commands in some time, oldest first. So a provider without any costs nothing. Each event
 * is read once.
 */
export const eventsToMeasure = (from: Date, to: Date): Query => ({
  collection: 'events',
  scope: 'collectionGroup',
  where: [inEveryShard(), ['createdAt', '>=', from], ['createdAt', '<', to]],
  orderBy: [['createdAt', 'asc']],
  limit: 500,
});

/** A provider's devices with a heartbeat since then. */
export const devicesSeenSince = (providerId: string, since: Date): Query =>
  listQuery(providerDevicesPath(providerId), [['lastSeenAt', 'desc']], [['lastSeenAt', '>', since]]);

/** The latest event of a provider. */
export const latestEvent = (providerId: string): Query =>
  listQuery(providerEvents(providerId), [['createdAt', 'desc']], [], 1);

/** The commands that members' devices have queued with a provider, for a count. */
export const queuedOf = (providerId: string): Query =>
  listQuery(`${providerPath(providerId)}/commands`, [], [['status', '==', 'queued']], 10_000);

/**
 * The metrics of all providers with traffic on UTC days. All write the same `day`, but each once a day: a further minute
 * leaves the index as it is.
 */
export const metricsOfDays = (days: readonly string[]): Query => ({
  collection: 'metrics',
  scope: 'collectionGroup',
  where: [['day', 'in', days]],
  orderBy: [],
  limit: 300,
});

/** The stored days of a provider's metrics: some thirty, so it needs no order, and no index of a growing field. */
export const providerMetrics = (providerId: string): Query => listQuery(metricsPath(providerId), [], [], 40);

/** Samples for the index test. */
export const healthQueries = (): Query[] => [
  eventsToMeasure(new Date(0), new Date(0)),
  devicesSeenSince('p', new Date(0)),
  providerMetrics('p'),
  latestEvent('p'),
  queuedOf('p'),
  metricsOfDays(['2030-01-01', '2030-01-02']),
];
