import { z } from 'zod';

export const attendeeSchema = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
});

export type Attendee = Readonly<z.infer<typeof attendeeSchema>>;

/** An attendee may be a bare name. */
export const attendeePayload = z.union([z.string().trim().min(1).max(200), attendeeSchema.strict()]);
