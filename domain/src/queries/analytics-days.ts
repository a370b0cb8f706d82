import { analyticsFrom } from '../analytics/analytics.ts';
import { daysPath } from '../analytics/day-paths.ts';
import { localDay } from '../kernel/time/time-zone.ts';
import { listQuery } from './list-query.ts';
import type { Query } from './query.ts';

/** The shards of all days that analytics include. */
export const analyticsDays = (providerId: string, now: Date, timeZone: string): Query =>
  listQuery(
    daysPath(providerId),
    [['day', 'asc']],
    [
      ['day', '>=', analyticsFrom(now, timeZone)],
      ['day', '<=', localDay(now, timeZone)],
    ],
  );

/** Samples for the index test. */
export const analyticsDaysQueries = (): Query[] => [analyticsDays('p', new Date(0), 'UTC')];
