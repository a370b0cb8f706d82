import type { z } from 'zod';
import type { weekdays } from '../../kernel/time/time-zone.ts';
import type { periodSchema } from './opening-hours-schema.ts';

export type OpeningPeriod = Readonly<z.infer<typeof periodSchema>>;
export type OpeningHours = { readonly [day in (typeof weekdays)[number]]?: readonly OpeningPeriod[] | undefined };
