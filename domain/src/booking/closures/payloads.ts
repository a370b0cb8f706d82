import * as z from 'zod';
import { idSchema } from '../../kernel/id-schema.ts';
import { nameSchema } from '../../kernel/name-schema.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import { closedTimeFields } from '../../provider/profile/upcoming-closure.ts';
import { providerReasons } from '../shared/provider-reason.ts';

/** The title is the reason of each cancellation, and nobody may type these. */
const reserved: readonly string[] = providerReasons;

const maxDays = 366;

const day = z.iso
  .date('must be a day YYYY-MM-DD')
  .refine((text) => text >= '2000-01-01' && text < '2100-01-01', 'must be a day from 2000 to 2099');

const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / dayMs;

export const createClosurePayload = z
  .strictObject({
    closureId: idSchema,
    ...closedTimeFields,
    from: day,
    until: day,
    title: nameSchema.refine((title) => !reserved.includes(title), 'is a reserved reason').optional(),
    note: z.string().trim().max(500).optional(),
    onConflict: z.enum(['move', 'cancel']),
    /** 14 unless set. */
    moveWithinDays: z.int().min(1).max(60).optional(),
  })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'must not be before from' })
  .refine(({ from, until }) => daysBetween(from, until) < maxDays, {
    path: ['until'],
    message: `must be at most ${maxDays} days in all`,
  })
  .refine(({ openingHours, break: pause }) => !(openingHours && pause), {
    path: ['break'],
    message: 'a break stands alone, without openingHours',
  })
  .refine(({ break: pause }) => pause?.from !== pause?.until || !pause, {
    path: ['break', 'until'],
    message: 'must differ from its start',
  })
  .refine(({ serviceIds = [] }) => new Set(serviceIds).size === serviceIds.length, {
    path: ['serviceIds'],
    message: 'must name each service once',
  });

export type CreateClosure = z.infer<typeof createClosurePayload>;

export const closurePayload = z.strictObject({ closureId: idSchema });

export type ClosureTarget = z.infer<typeof closurePayload>;
