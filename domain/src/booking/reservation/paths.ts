import { endUserPath } from '../../end-user/path.ts';
import type { Command } from '../../kernel/command.ts';
import { isPseudonym } from '../../kernel/pseudonym.ts';
import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationStatus } from './status.ts';

export const reservationRef = (userId: string, reservationId: string): Ref<'reservation'> => ({
  kind: 'reservation',
  path: `${endUserPath(userId)}/reservations/${reservationId}`,
});

/** The full bookings of people without an account. They lie with the provider until their guests claim them. */
export const guestReservationsPath = (providerId: string): string => `${providerPath(providerId)}/guestReservations`;

export const guestReservationRef = (providerId: string, reservationId: string): Ref<'reservation'> => ({
  kind: 'reservation',
  path: `${guestReservationsPath(providerId)}/${reservationId}`,
});

/** How to reach the guest of such a booking. */
export const guestContactPath = (providerId: string, reservationId: string): string =>
  `${guestReservationRef(providerId, reservationId).path}/private/contact`;

/** Names the guest's booking that has a short code. */
export const reservationCodeRef = (providerId: string, code: string): Ref<'reservationCode'> => ({
  kind: 'reservationCode',
  path: `${providerPath(providerId)}/reservationCodes/${code}`,
});

/**
 * The full document of a reservation, with its owner: the customer, or the provider for a guest without account. It has
 * those of erased customers, too.
 */
export const fullRef = ({
  providerId,
  userId,
  reservationId,
}: Pick<Reservation, 'providerId' | 'userId' | 'reservationId'>): Ref<'reservation'> =>
  userId === undefined || isPseudonym(userId)
    ? guestReservationRef(providerId, reservationId)
    : reservationRef(userId, reservationId);

/** The provider's collection for one status. */
export const referenceCollection = (providerId: string, status: ReservationStatus): string =>
  `${providerPath(providerId)}/${status}Reservations`;

/** The reference of a reservation in a status. */
export const referenceRef = ({
  providerId,
  status,
  reservationId,
}: Pick<Reservation, 'providerId' | 'status' | 'reservationId'>): Ref<'reservationReference'> => ({
  kind: 'reservationReference',
  path: `${referenceCollection(providerId, status)}/${reservationId}`,
});

/**
 * The references that a command may change, by the statuses that it accepts. It reads them, so that the commit keeps the
 * fields that this version does not know.
 */
export const referenceRefs = (
  { providerId, payload: { reservationId } }: Command<string, { reservationId: string }>,
  statuses: readonly ReservationStatus[],
): Ref<'reservationReference'>[] => statuses.map((status) => referenceRef({ providerId, status, reservationId }));

/** The same for a booking that waits. Few do, so no other booking pays for that read. */
export const waitingReference = (reservation: Reservation | undefined): Ref<'reservationReference'>[] =>
  reservation?.status === 'waiting' ? [referenceRef(reservation)] : [];
