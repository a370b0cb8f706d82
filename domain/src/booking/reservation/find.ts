import type { Command, CommandRequest } from '../../kernel/command.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { reservationRef } from './paths.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationStatus } from './status.ts';

type ReservationLookup = { reservation: Reservation } | Refused;

/**
 * Finds the reservation that a command names, at the version that it expects. A reservation with another provider
 * counts as missing: a different answer would disclose another tenant's data.
 */
export const findReservation = (
  command: Command,
  docs: Docs<{ reservation: Reservation }>,
  userId: string,
  reservationId: string,
): ReservationLookup => {
  const reservation = docs.get(reservationRef(userId, reservationId));
  if (reservation?.providerId !== command.providerId) {
    return reject('not-found', `no such reservation with ${command.providerId}`, {
      reason: 'no-reservation',
      field: 'reservationId',
    });
  }
  return requireVersion(command, reservation.version) ?? { reservation };
};

/** Refuses a transition that the reservation's status does not allow. */
export const requireStatus = ({ status }: Reservation, allowed: readonly ReservationStatus[]): Refused | undefined =>
  allowed.includes(status)
    ? undefined
    : reject('failed-precondition', `the reservation is ${status}, not ${allowed.join(' or ')}`, {
        reason: 'wrong-status',
        status,
      });

/** Commands on the same reservation run in order. */
export const reservationKey = ({ command }: CommandRequest<{ reservationId: string }>): string =>
  `reservation/${command.payload.reservationId}`;
