import { analyticsFrom } from '../analytics/analytics.ts';
import { daysPath } from '../analytics/day-paths.ts';
import { localDay } from '../kernel/time/time-zone.ts';
import type { Query } from './query.ts';

/** The shards of the days that analytics look at. */
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

/** One of each form, for the indexes. */
export const analyticsDaysQueries = (): Query[] => [analyticsDays('p', new Date(0), 'UTC')];
