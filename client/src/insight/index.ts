/** Figures, events, histories and files of a provider. An app loads it only if it imports this entry. */

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
export { bookingsBetween } from './bookings-between.ts';
export { customerHistory, type HistoryEntry } from './customer-history.ts';
export { daysBetween, type RangeOfDays } from './days-between.ts';
export { events } from './events.ts';
export { inPages, type PageOptions } from './in-pages.ts';
export { type SyncOptions, sync } from './sync.ts';
export { trends } from './trends.ts';
