import * as z from 'zod';

/** The version of the text that a person has agreed to, and when. */
const consentSchema = z.object({ version: z.string(), at: z.date() });

/** `endUsers/{uid}`. The user writes it; it may not exist yet. */
export const endUserSchema = z.object({
  displayName: z.string().optional(),
  /** As typed. The address that counts is the one that Auth has verified. */
  email: z.string().optional(),
  phone: z.string().optional().catch(undefined),
  locale: z.string().optional(),
  /** The latest consent to each text. */
  consents: z
    .object({ terms: consentSchema.optional(), privacy: consentSchema.optional() })
    .optional()
    .catch(undefined),
});

export type EndUser = Readonly<z.infer<typeof endUserSchema>>;
