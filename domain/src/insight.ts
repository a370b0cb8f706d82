/** Analytics of a tenant, for devices. No schemas. */

export { type AnalyticsSources, analyticsOf } from './analytics/analytics.ts';
export { wholeDay } from './analytics/whole-day.ts';
export { localDay } from './kernel/time/local-day.ts';
export { analyticsDays } from './queries/analytics-days.ts';
