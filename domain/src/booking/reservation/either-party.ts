import type { CommandRequest } from '../../kernel/command.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import type { Refused } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import type { Claim } from '../shared/claim.ts';
import { type Party, partyOf } from '../shared/party.ts';
import { findTarget } from './find.ts';
import { targetReads } from './locate.ts';
import type { ReservationTarget } from './payloads.ts';
import type { Reservation } from './reservation.ts';

/** The reads of a command that the customer, staff or the system may send. */
export const eitherPartyReads = ({
  command,
  actor,
}: CommandRequest<ReservationTarget>): Ref<'reservation' | 'claim' | 'member'>[] => [
  ...targetReads(command),
  ...(partyOf(actor, command.payload.userId) === 'provider' ? membershipRefs(command.providerId, actor) : []),
];

/** Finds the reservation of such a command and the sender's party, or refuses somebody else. */
export const findForEitherParty = (
  { command, actor }: CommandRequest<ReservationTarget>,
  docs: Docs<{ reservation: Reservation; claim: Claim; member: Member }>,
): { readonly reservation: Reservation; readonly party: Party } | Refused => {
  const party = partyOf(actor, command.payload.userId);
  const denied = party === 'provider' && requireRole(docs, command.providerId, actor, frontOfHouse);
  if (denied) return denied;
  const found = findTarget(command, docs);
  return 'rejection' in found ? found : { ...found, party };
};
