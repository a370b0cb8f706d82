import type { EndUser } from '../../end-user/end-user.ts';
import { endUserRef } from '../../end-user/path.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import { requireVersion } from '../../kernel/require-version.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import type { Claim } from '../shared/claim.ts';
import { claimRef } from '../shared/claim-write.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { accept } from './accept.ts';
import type { ReservationCode } from './guest.ts';
import { guestContactPath, guestReservationRef, referenceRef, reservationCodeRef, reservationRef } from './paths.ts';
import type { ClaimReservation } from './payloads.ts';
import type { ReservationReference } from './reference.ts';
import type { Reservation } from './reservation.ts';

type Reads = {
  reservationCode: ReservationCode;
  reservation: Reservation;
  reservationReference: ReservationReference;
  claim: Claim;
  endUser: EndUser;
  slotDay: SlotDay;
};

const claimableMs = 30 * dayMs;

const codeRef = ({ command: { providerId, payload } }: CommandRequest<ClaimReservation>) =>
  reservationCodeRef(providerId, payload.code);

const storedId = (request: CommandRequest<ClaimReservation>, docs: Docs<Reads>): string | undefined =>
  docs.get(codeRef(request))?.reservationId;

const guests = (request: CommandRequest<ClaimReservation>, docs: Docs<Reads>): Reservation | undefined => {
  const id = storedId(request, docs);
  return id === undefined ? undefined : docs.get(guestReservationRef(request.command.providerId, id));
};

/**
 * Gives the booking of a guest to the person who has its code. The full document moves to that person, and the provider
 * keeps the reference. The code has 40 bits and is forgotten then; each guess costs as much as sixty other commands.
 */
export const claimReservation: CommandDefinition<ClaimReservation, Reads> = {
  aggregate: ({ command }) => `reservationCode/${command.payload.code}`,
  reads: (request) =>
    request.actor.kind === 'user' ? [codeRef(request), endUserRef(request.actor.uid)] : [codeRef(request)],
  readsNext: (request, docs) => {
    const { command, actor } = request;
    const id = storedId(request, docs);
    if (id === undefined || actor.kind !== 'user') return [];
    const stored = [
      guestReservationRef(command.providerId, id),
      claimRef(command.providerId, 'reservation', id),
      reservationRef(actor.uid, id),
    ];
    if (!stored.every((ref) => docs.has(ref))) return stored;
    const reservation = guests(request, docs);
    return reservation ? [referenceRef(reservation)] : [];
  },
  decide: (request, docs) => {
    const { command, actor, now } = request;
    if (actor.kind !== 'user')
      return reject('permission-denied', 'only a person claims a booking', { reason: 'wrong-sender' });
    const reservation = guests(request, docs);
    if (!reservation || now.getTime() - reservation.reservationEndTime.getTime() > claimableMs)
      return reject('not-found', 'no booking has this code', { reason: 'wrong-code', field: 'code' });
    const stale = requireVersion(command, reservation.version);
    if (stale) return stale;
    const { providerId, reservationId } = reservation;
    if (docs.get(reservationRef(actor.uid, reservationId))) {
      return reject('already-exists', `reservation ${reservationId} already exists`, { reason: 'reservation-exists' });
    }
    const { version: _v, lastCommandId: _l, shard: _s, updatedAt: _u, hasContact: _c, ...kept } = reservation;
    const userName = docs.get(endUserRef(actor.uid))?.displayName ?? actor.name ?? reservation.userName;
    const payload = { ...kept, userId: actor.uid, userName };
    const decision = accept(request, docs, { before: reservation, event: { type: 'reservation.claimed', payload } });
    if ('rejection' in decision) return decision;
    const claim = claimRef(providerId, 'reservation', reservationId);
    return {
      ...decision,
      writes: [
        ...decision.writes,
        { op: 'update', path: claim.path, data: { ...docs.get(claim), userId: actor.uid, updatedAt: now } },
        { op: 'delete', path: codeRef(request).path },
        { op: 'drop', path: guestContactPath(providerId, reservationId) },
      ],
    };
  },
};
