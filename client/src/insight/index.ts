/** Figures of a provider by ranges of days. An app loads it only if it imports this entry. */

export type { Day } from '@counterfoil/domain/core';
export type { DayRange, Figures, Trend, Trends } from '@counterfoil/domain/insight';
export { daysBetween, type RangeOfDays } from './days-between.ts';
export { trends } from './trends.ts';
