import { analyticsFrom } from '../analytics/analytics.ts';
import { daysPath } from '../analytics/day-paths.ts';
import { localDay } from '../kernel/time/time-zone.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The shards of the days that analytics look at. */
export const analyticsDays = (providerId: string, now: Date, timeZone: string): Query =>
  listQuery(daysPath(providerId), [['day', 'asc']], 200, [
    ['day', '>=', analyticsFrom(now, timeZone)],
    ['day', '<=', localDay(now, timeZone)],
  ]);

/** One of each form, for the indexes. */
export const analyticsDaysQueries = (): Query[] => [analyticsDays('p', new Date(0), 'UTC')];
