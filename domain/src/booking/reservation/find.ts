import type { Command, CommandRequest } from '../../kernel/command.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import type { Claim } from '../shared/claim.ts';
import { locate, type Target } from './locate.ts';
import { fullRef } from './paths.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationStatus } from './status.ts';

type ReservationLookup = { reservation: Reservation } | Refused;

/** Also the answer to strangers. */
export const noReservation = ({ providerId }: Command): Refused =>
  reject('not-found', `no such reservation with ${providerId}`, { reason: 'no-reservation', field: 'reservationId' });

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
  return checked(command, docs.get(fullRef({ providerId: command.providerId, userId, reservationId })));
};

/** Finds the reservation that a command names by a target: a customer's, or a guest's. */
export const findTarget = (
  command: Command<string, Target>,
  docs: Docs<{ reservation: Reservation; claim: Claim }>,
): ReservationLookup => checked(command, locate(command, docs));

const checked = (command: Command, reservation: Reservation | undefined): ReservationLookup => {
  if (reservation?.providerId !== command.providerId) return noReservation(command);
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
