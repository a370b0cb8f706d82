export const reservationStatuses = ['waiting', 'pending', 'confirmed', 'completed', 'cancelled'] as const;
export type ReservationStatus = (typeof reservationStatuses)[number];
