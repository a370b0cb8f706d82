import * as z from 'zod';
import { weekdays } from '../../kernel/time/time-zone.ts';

export const openingTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time HH:MM');
export const closingTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time HH:MM, at most 24:00');

const periodSchema = z.strictObject({ open: openingTime, close: closingTime });

/** A period that closes at or before it opens runs past midnight. */
const runsPastMidnight = ({ open, close }: OpeningPeriod): boolean => close <= open;

/** True if the periods are sorted and do not overlap, and only the last one runs past midnight. */
const inOrder = (periods: readonly OpeningPeriod[]): boolean =>
  periods.every((period, n) => {
    const next = periods[n + 1];
    return next === undefined || (!runsPastMidnight(period) && period.close <= next.open);
  });

/** True if each night ends before the next day's first period. An overlap would count the same seats twice. */
const nightsEndInTime = (hours: OpeningHours): boolean =>
  weekdays.every((day, n) => {
    const night = hours[day]?.at(-1);
    const morning = hours[weekdays[(n + 1) % 7] ?? 'mon']?.[0];
    return !(night && morning && runsPastMidnight(night) && night.close > morning.open);
  });

/** The periods of one day; without any, the provider is closed. */
export const periodsSchema = z
  .array(periodSchema)
  .max(12)
  .refine(inOrder, 'periods must follow each other without overlap');

/** Local wall-clock times by weekday. A missing or empty day is closed. */
export const openingHoursSchema = z
  .strictObject({
    mon: periodsSchema.optional(),
    tue: periodsSchema.optional(),
    wed: periodsSchema.optional(),
    thu: periodsSchema.optional(),
    fri: periodsSchema.optional(),
    sat: periodsSchema.optional(),
    sun: periodsSchema.optional(),
  })
  .refine(nightsEndInTime, 'a night must end before the next day opens');

export type OpeningPeriod = Readonly<z.infer<typeof periodSchema>>;
export type OpeningHours = { readonly [day in (typeof weekdays)[number]]?: readonly OpeningPeriod[] | undefined };
