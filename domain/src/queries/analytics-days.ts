import { analyticsFrom } from '../analytics/analytics.ts';
import { daysPath } from '../analytics/day-paths.ts';
import { localDay } from '../kernel/time/time-zone.ts';
import type { Query } from './query.ts';

/** The shards of all days that analytics include. */
export const analyticsDays = (providerId: string, now: Date, timeZone: string): Query => ({
  collection: daysPath(providerId),
  scope: 'collection',
  where: [
    ['day', '>=', analyticsFrom(now, timeZone)],
    ['day', '<=', localDay(now, timeZone)],
  ],
  orderBy: [['day', 'asc']],
  limit: 200,
});

/** Samples for the index test. */
export const analyticsDaysQueries = (): Query[] => [analyticsDays('p', new Date(0), 'UTC')];
