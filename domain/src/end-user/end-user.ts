import * as z from 'zod';

/** `endUsers/{uid}`. The user writes it; it may not exist yet. */
export const endUserSchema = z.object({
  displayName: z.string().optional(),
  email: z.string().optional(),
  locale: z.string().optional(),
});

export type EndUser = Readonly<z.infer<typeof endUserSchema>>;
