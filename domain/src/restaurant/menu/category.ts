import * as z from 'zod';

/** `serviceProviders/{pid}/categories/{id}`. Owner and manager write it directly, under the security rules. */
export const categorySchema = z.object({
  // Accepts everything that the security rules accept.
  name: z.string(),
  /** Menu order, ascending. */
  sortOrder: z.int().nonnegative(),
});

export type Category = Readonly<z.infer<typeof categorySchema>>;
