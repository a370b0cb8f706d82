import * as z from 'zod';

/** A shard of a day as it is stored, without the zeros of `daySchema`: what is written back has no more fields. */
export const dayShardSchema = z.looseObject({ day: z.string(), updatedAt: z.date().optional() });

export type DayShard = Readonly<z.infer<typeof dayShardSchema>>;
