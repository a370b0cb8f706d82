import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Refused } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { type Party, partyOf } from '../shared/party.ts';
import { findReservation } from './find.ts';
import { reservationRef } from './paths.ts';
import type { ReservationTarget } from './payloads.ts';
import type { Reservation } from './reservation.ts';

/** The reads of a command that the customer, staff or the system may send. */
export const eitherPartyReads = ({
  command: { providerId, payload },
  actor,
}: CommandRequest<ReservationTarget>): Ref<'reservation' | 'member'>[] => [
  reservationRef(payload.userId, payload.reservationId),
  ...(partyOf(actor, payload.userId) === 'provider' ? membershipRefs(providerId, actor) : []),
];

/** Finds the reservation of such a command and the sender's party, or refuses somebody else. */
export const findForEitherParty = (
  { command, actor }: CommandRequest<ReservationTarget>,
  docs: Docs<{ reservation: Reservation; member: Member }>,
): { readonly reservation: Reservation; readonly party: Party } | Refused => {
  const { userId, reservationId } = command.payload;
  const party = partyOf(actor, userId);
  const denied = party === 'provider' && requireRole(docs, command.providerId, actor, frontOfHouse);
  if (denied) return denied;
  const found = findReservation(command, docs, userId, reservationId);
  return 'rejection' in found ? found : { ...found, party };
};
