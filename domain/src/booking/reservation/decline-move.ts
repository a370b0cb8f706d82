import type { CommandDefinition } from '../../kernel/command-definition.ts';
import { reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import type { Claim } from '../shared/claim.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import { eitherPartyReads, findForEitherParty } from './either-party.ts';
import { reservationKey } from './find.ts';
import { targetReadsNext } from './locate.ts';
import type { ReservationTarget } from './payloads.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservation: Reservation;
  claim: Claim;
  member: Member;
  slotDay: SlotDay;
};

/** Drops the wish for another time and releases its seats. Staff decline it, or its customer withdraws it. */
export const declineMove: CommandDefinition<ReservationTarget, Reads> = {
  aggregate: reservationKey,
  reads: eitherPartyReads,
  readsNext: ({ command }, docs) => targetReadsNext(command, docs),
  decide: (request, docs) => {
    const found = findForEitherParty(request, docs);
    if ('rejection' in found) return found;
    const { reservation, party: declinedBy } = found;
    if (!reservation.move) return reject('failed-precondition', 'no other time is wished', { reason: 'no-move' });
    return accept(request, docs, {
      before: reservation,
      event: { type: 'reservation.moveDeclined', payload: { declinedBy } },
    });
  },
};
