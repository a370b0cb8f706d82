import { z } from 'zod';
import { moneySchema } from '../../kernel/money-schema.ts';
import { cancellationPolicySchema } from './cancellation-policy.ts';

export const confirmationModes = ['payment', 'automatic', 'manual'] as const;

/** `serviceProviders/{pid}/services/{id}`: written by owner and manager under the rules. */
export const serviceSchema = z.object({
  name: z.string(),
  /** How long a booking lasts. */
  durationMinutes: z.int().positive(),
  /** The grid: a booking starts at opening time plus a multiple of this. */
  slotMinutes: z.int().positive(),
  /** Seats at any one time. */
  capacity: z.int().nonnegative(),
  /** Per seat. */
  price: moneySchema,
  /** What turns a booking from pending to confirmed. */
  confirmation: z.enum(confirmationModes),
  /** How long seats are held for a payment: 15 unless set. With `manual` a request waits without end unless set. */
  holdMinutes: z.int().positive().optional(),
  cancellationPolicy: cancellationPolicySchema.optional(),
});

export type Service = Readonly<z.infer<typeof serviceSchema>>;
