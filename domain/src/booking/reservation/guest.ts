import * as z from 'zod';
import { nameSchema } from '../../kernel/name-schema.ts';

/** Somebody without an account, for whom staff book. */
export const guestPayload = z.strictObject({
  name: nameSchema,
  phone: z.string().trim().min(1).max(40).optional(),
  email: z.email().max(254).optional(),
});

export type Guest = z.infer<typeof guestPayload>;

/** `serviceProviders/{pid}/guestReservations/{id}/private/contact`: how to reach a guest. */
export const guestContactSchema = z.object({
  phone: z.string().optional(),
  email: z.string().optional(),
  /** The same in one spelling. Earlier versions wrote none. */
  phoneKey: z.string().optional(),
  emailKey: z.string().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});

export type GuestContact = Readonly<z.infer<typeof guestContactSchema>>;

/** `serviceProviders/{pid}/reservationCodes/{code}`: the booking that its guest may claim by the code. */
export const reservationCodeSchema = z.object({ reservationId: z.string(), createdAt: z.date(), updatedAt: z.date() });

export type ReservationCode = Readonly<z.infer<typeof reservationCodeSchema>>;
