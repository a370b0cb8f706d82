import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Refused } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import type { ReservationEvent } from './event.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { referenceRefs, reservationRef } from './paths.ts';
import type { ReservationTarget } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationStatus } from './status.ts';

type Reads = {
  reservation: Reservation;
  member: Member;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

/** A command by which staff move a reservation out of one status. */
export const staffTransition = (
  status: ReservationStatus,
  eventFor: (reservation: Reservation) => ReservationEvent | Refused,
): CommandDefinition<ReservationTarget, Reads> => ({
  aggregate: reservationKey,
  reads: ({ command, actor }) => [
    reservationRef(command.payload.userId, command.payload.reservationId),
    ...referenceRefs(command, [status]),
    ...membershipRefs(command.providerId, actor),
  ],
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const found = findReservation(command, docs, command.payload.userId, command.payload.reservationId);
    if ('rejection' in found) return found;
    const wrong = requireStatus(found.reservation, [status]);
    if (wrong) return wrong;
    const event = eventFor(found.reservation);
    return 'rejection' in event ? event : accept(request, docs, { before: found.reservation, event });
  },
});
