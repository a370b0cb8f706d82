import { z } from 'zod';

/** `serviceProviders/{pid}/orderNumbers/{YYYY-MM-DD_shard}`: how many numbers one shard has issued on a day. */
export const orderNumberSchema = z.object({
  day: z.string(),
  issued: z.int().nonnegative(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type OrderNumber = Readonly<z.infer<typeof orderNumberSchema>>;
