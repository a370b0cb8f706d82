export const reservationStatuses = ['pending', 'confirmed', 'completed', 'cancelled'] as const;
export type ReservationStatus = (typeof reservationStatuses)[number];
