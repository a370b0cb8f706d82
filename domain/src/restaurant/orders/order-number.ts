import * as z from 'zod';

/**
 * `serviceProviders/{pid}/orderNumbers/{shard}`: how many numbers one shard has issued since the last night. Earlier
 * versions began anew with each local day, at `{YYYY-MM-DD_shard}`.
 */
export const orderNumberSchema = z.object({
  issued: z.int().nonnegative(),
  /** Numbers of orders that were open when the numbers began anew. */
  skip: z.array(z.int()).optional(),
  /** When a schedule lets the numbers begin anew; absent if none was issued since. */
  restartAt: z.date().optional(),
  /** Leads the index of what is due. Earlier versions wrote none. */
  shard: z.int().optional(),
  /** Only in documents of earlier versions. */
  day: z.string().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date().optional(),
});

export type OrderNumber = Readonly<z.infer<typeof orderNumberSchema>>;
