import { endUserPath } from '../../end-user/path.ts';
import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';
import type { Reservation } from './reservation.ts';
import { type ReservationStatus, reservationStatuses } from './status.ts';

export const reservationRef = (userId: string, reservationId: string): Ref<'reservation'> => ({
  kind: 'reservation',
  path: `${endUserPath(userId)}/reservations/${reservationId}`,
});

/** The provider's collection for one status. */
export const referenceCollection = (providerId: string, status: ReservationStatus): string =>
  `${providerPath(providerId)}/${status}Reservations`;

/**
 * The paths that may hold a reservation's reference, one for each status. An id is taken in a tenant if any of them
 * exists. Otherwise two users' reservations with the same id would collide when their status changes.
 */
export const referenceRefs = (providerId: string, reservationId: string): Ref<'reservationReference'>[] =>
  reservationStatuses.map((status) => ({
    kind: 'reservationReference',
    path: `${referenceCollection(providerId, status)}/${reservationId}`,
  }));

export const referencePath = (reservation: Pick<Reservation, 'providerId' | 'status' | 'reservationId'>): string =>
  `${referenceCollection(reservation.providerId, reservation.status)}/${reservation.reservationId}`;
