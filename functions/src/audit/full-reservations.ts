import { auditedGuestReservations, auditedReservations } from '@counterfoil/domain';

/** The queries for all full bookings with a provider: those of customers, and those of guests without account. */
export const fullReservations = [auditedReservations, auditedGuestReservations] as const;
