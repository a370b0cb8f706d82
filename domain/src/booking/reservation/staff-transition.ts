import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Refused } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import type { ReservationEvent } from './event.ts';
import { findReservation, requireStatus, reservationKey } from './find.ts';
import { reservationRef } from './paths.ts';
import type { ReservationTarget } from './payloads.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationStatus } from './status.ts';

type Reads = {
  reservation: Reservation;
  member: Member;
  provider: Provider;
  slotDay: SlotDay;
};

/**
 * A command by which staff move a reservation out of one status.
 *
 * @param also names one more document for `eventFor`
 */
export const staffTransition = (
  status: (reservation: Reservation) => ReservationStatus,
  eventFor: (reservation: Reservation, now: Date, docs: Docs<Reads>) => ReservationEvent | Refused,
  also?: (providerId: string) => Ref<'provider'>,
): CommandDefinition<ReservationTarget, Reads> => ({
  aggregate: reservationKey,
  reads: ({ command: { providerId, payload }, actor }) => [
    reservationRef(payload.userId, payload.reservationId),
    ...membershipRefs(providerId, actor),
    ...(also ? [also(providerId)] : []),
  ],
  decide: (request, docs) => {
    const { command, actor, now } = request;
    const denied = requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const found = findReservation(command, docs, command.payload.userId, command.payload.reservationId);
    if ('rejection' in found) return found;
    const wrong = requireStatus(found.reservation, [status(found.reservation)]);
    if (wrong) return wrong;
    const event = eventFor(found.reservation, now, docs);
    return 'rejection' in event ? event : accept(request, docs, { before: found.reservation, event });
  },
});
