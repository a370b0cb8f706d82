import * as z from 'zod';
import { nameSchema } from '../../kernel/name-schema.ts';

export const attendeeSchema = z.object({
  name: z.string(),
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
});

export type Attendee = Readonly<z.infer<typeof attendeeSchema>>;

/** An attendee may be a bare name. */
export const attendeePayload = z.union([nameSchema, attendeeSchema.extend({ name: nameSchema }).strict()]);
