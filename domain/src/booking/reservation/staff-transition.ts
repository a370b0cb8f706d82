import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Refused } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import type { Provider } from '../../provider/profile/provider.ts';
import type { Claim } from '../shared/claim.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import type { ReservationEvent } from './event.ts';
import { findTarget, requireStatus, reservationKey } from './find.ts';
import { targetReads, targetReadsNext } from './locate.ts';
import { referenceRefs } from './paths.ts';
import type { ReservationTarget } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';
import type { ReservationStatus } from './status.ts';

type Reads = {
  reservation: Reservation;
  claim: Claim;
  member: Member;
  provider: Provider;
  slotDay: SlotDay;
  reservationReference: ReservationReference;
};

interface StaffTransition {
  readonly from: ReservationStatus;
  /** The status that the command needs, if that is not always `from`. */
  readonly needs?: (reservation: Reservation) => ReservationStatus;
  /** One more document for `eventFor`. */
  readonly also?: (providerId: string) => Ref<'provider'>;
  readonly eventFor: (
    reservation: Reservation,
    request: Pick<CommandRequest<unknown>, 'actor' | 'now'>,
    docs: Docs<Reads>,
  ) => ReservationEvent | Refused;
}

/** A command by which staff move a reservation out of one status. */
export const staffTransition = ({
  from,
  needs = () => from,
  also,
  eventFor,
}: StaffTransition): CommandDefinition<ReservationTarget, Reads> => ({
  aggregate: reservationKey,
  reads: ({ command, actor }) => [
    ...targetReads(command),
    ...referenceRefs(command, [from]),
    ...membershipRefs(command.providerId, actor),
    ...(also ? [also(command.providerId)] : []),
  ],
  readsNext: ({ command }, docs) => targetReadsNext(command, docs),
  decide: (request, docs) => {
    const { command, actor } = request;
    const denied = requireRole(docs, command.providerId, actor, frontOfHouse);
    if (denied) return denied;
    const found = findTarget(command, docs);
    if ('rejection' in found) return found;
    const wrong = requireStatus(found.reservation, [needs(found.reservation)]);
    if (wrong) return wrong;
    const event = eventFor(found.reservation, request, docs);
    return 'rejection' in event ? event : accept(request, docs, { before: found.reservation, event });
  },
});
