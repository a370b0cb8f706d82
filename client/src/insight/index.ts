/** Figures of a provider by ranges of days. An app loads it only if it imports this entry. */

export type { Day, EventRecord } from '@counterfoil/domain/core';
export type { DayRange, EventFilter, Figures, Trend, Trends } from '@counterfoil/domain/insight';
export {
  bookingColumns,
  type CsvCell,
  type CsvColumn,
  csvOf,
  dayColumns,
  eventColumns,
} from '@counterfoil/domain/insight';
export { customerHistory, type HistoryEntry } from './customer-history.ts';
export { daysBetween, type RangeOfDays } from './days-between.ts';
export { events, type PageOptions } from './events.ts';
export { type SyncOptions, sync } from './sync.ts';
export { trends } from './trends.ts';
