import * as z from 'zod';

/** `usage/{uid}`: how many providers a person has created. */
export const ownerUsageSchema = z.object({
  providers: z.number(),
  /** The operator's limit for this person. */
  maxProviders: z.int().optional(),
  createdAt: z.date().optional(),
  updatedAt: z.date(),
});

export type OwnerUsage = Readonly<z.infer<typeof ownerUsageSchema>>;
