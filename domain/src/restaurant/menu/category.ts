import { z } from 'zod';

/** `serviceProviders/{pid}/categories/{id}`. Owner and manager write it directly, under the security rules. */
export const categorySchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** Menu order, ascending. */
  sortOrder: z.int().nonnegative(),
});

export type Category = Readonly<z.infer<typeof categorySchema>>;
