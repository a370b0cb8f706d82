import { z } from 'zod';

/** `serviceProviders/{pid}/categories/{id}`: written by owner and manager under the rules. */
export const categorySchema = z.object({
  name: z.string().trim().min(1).max(200),
  /** The lower, the earlier on the menu. */
  sortOrder: z.int().nonnegative(),
});

export type Category = Readonly<z.infer<typeof categorySchema>>;
