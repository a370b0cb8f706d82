/** How a house is doing, for devices. No schemas. */

export { type AnalyticsSources, analyticsOf } from './insight/analytics.ts';
export { wholeDay } from './insight/whole-day.ts';
export { localDay } from './kernel/local-day.ts';
export { analyticsDays } from './queries/analytics-days.ts';
