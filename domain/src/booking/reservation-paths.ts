import type { Ref } from '../kernel/ref.ts';
import { endUserPath } from '../people/end-user.ts';
import { providerPath } from '../provider/provider-paths.ts';
import type { Reservation, ReservationStatus } from './reservation.ts';

export const reservationRef = (userId: string, reservationId: string): Ref<'reservation'> => ({
  kind: 'reservation',
  path: `${endUserPath(userId)}/reservations/${reservationId}`,
});

/** The provider's collection for one status. */
export const referenceCollection = (providerId: string, status: ReservationStatus): string =>
  `${providerPath(providerId)}/${status}Reservations`;

export const referencePath = (reservation: Pick<Reservation, 'providerId' | 'status' | 'reservationId'>): string =>
  `${referenceCollection(reservation.providerId, reservation.status)}/${reservation.reservationId}`;
