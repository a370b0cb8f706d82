/** Analytics and other reading of a tenant, for devices. No schemas. */

export { type AnalyticsSources, analyticsOf } from './analytics/analytics.ts';
export { type CsvCell, type CsvColumn, csvOf } from './analytics/csv.ts';
export { bookingColumns, dayColumns, eventColumns } from './analytics/csv-columns.ts';
export type { DayRange } from './analytics/day-range.ts';
export { maxRangeDays } from './analytics/day-range.ts';
export { daysOfRange, earnedBy, type Figures, sumOfDays } from './analytics/day-sums.ts';
export { rangeOfTrends, type Trend, type Trends, trendsOf } from './analytics/trends.ts';
export { wholeDay } from './analytics/whole-day.ts';
export {
  compareCursors,
  type EventCursor,
  type ExactTime,
  exactText,
  exactTime,
  feedBegin,
} from './feed/event-cursor.ts';
export type { EventType } from './feed/event-type.ts';
export { type Importance, importanceOf, importances, isAtLeast } from './feed/importance.ts';
export { minutesOf } from './health/add-minutes.ts';
export { allNormal, type HealthFigures, healthOf, type LatencyFigures } from './health/health-of.ts';
export type { MetricsDay } from './health/metrics-day.ts';
export { metricsDay, metricsPath } from './health/paths.ts';
export { type Level, type Levels, type Signal, signals } from './health/signals.ts';
export { addSlots, emptySlot, type Slot } from './health/slot.ts';
export { type Moment, type PastState, stateAt } from './history/state-at.ts';
export { localDay } from './kernel/time/local-day.ts';
export type { PlatformDay, PlatformProvider, PlatformRow, PlatformSummary } from './platform/platform-summary.ts';
export type { Suspension } from './provider/suspension/suspension.ts';
export { analyticsDays } from './queries/analytics-days.ts';
export { type EventFilter, eventFeed, type FeedOrder, unprocessedEvents } from './queries/feed-queries.ts';
export { providerMetrics } from './queries/health-queries.ts';
export { platformDays, platformProviders, suspendedProviders } from './queries/platform-queries.ts';
export {
  daysBetweenQuery,
  ordersOfPerson,
  reservationsOfPerson,
  subscriptionsOfPerson,
} from './queries/reading-queries.ts';
