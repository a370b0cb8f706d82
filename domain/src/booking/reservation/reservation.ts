import type { z } from 'zod';
import type { attendeeSchema, reservationSchema } from './reservation-schema.ts';

export const reservationStatuses = ['pending', 'confirmed', 'completed', 'cancelled'] as const;
export type ReservationStatus = (typeof reservationStatuses)[number];

/** `none`: nothing is paid through the app. */
export const paymentStatuses = ['none', 'pending', 'paid', 'refundDue'] as const;

export const parties = ['endUser', 'provider', 'system'] as const;
export type Party = (typeof parties)[number];

export type Reservation = Readonly<z.infer<typeof reservationSchema>>;
export type Attendee = Readonly<z.infer<typeof attendeeSchema>>;
