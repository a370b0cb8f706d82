import * as z from 'zod';
import { isPlain } from '../../kernel/name-schema.ts';

export const suspendPayload = z.strictObject({
  /** For the provider's owner and managers. */
  reason: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine(isPlain, 'must have no control characters, no marks of direction and no web address'),
});
export const resumePayload = z.strictObject({});

export type Suspend = z.infer<typeof suspendPayload>;
export type Resume = z.infer<typeof resumePayload>;
