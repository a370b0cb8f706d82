/** Figures, events, histories and files of a provider. An app loads it only if it imports this entry. */

export type { Day, EventRecord } from '@counterfoil/domain/core';
export type {
  DayRange,
  EventCursor,
  EventFilter,
  EventType,
  Figures,
  Importance,
  Moment,
  PastState,
  Trend,
  Trends,
} from '@counterfoil/domain/insight';
export {
  bookingColumns,
  type CsvCell,
  type CsvColumn,
  csvOf,
  dayColumns,
  eventColumns,
  importanceOf,
} from '@counterfoil/domain/insight';
export { bookingsBetween } from './bookings-between.ts';
export { type CatchUpOptions, type CaughtUp, catchUp } from './catch-up.ts';
export { customerHistory, type HistoryEntry } from './customer-history.ts';
export { daysBetween, type RangeOfDays } from './days-between.ts';
export { type EventOptions, events, type FeedEvent } from './events.ts';
export { inPages, type PageOptions } from './in-pages.ts';
export { type RerunResult, rerunEvents } from './rerun-events.ts';
export { stateAt } from './state-at.ts';
export { type SyncOptions, sync } from './sync.ts';
export { trends } from './trends.ts';
export { type UnprocessedEvent, unprocessedEvents } from './unprocessed-events.ts';
