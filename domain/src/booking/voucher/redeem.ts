import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Docs } from '../../kernel/ref.ts';
import { type Refused, reject } from '../../kernel/rejection.ts';
import type { Member } from '../../provider/members/member.ts';
import { frontOfHouse, membershipRefs, requireRole } from '../../provider/members/require-role.ts';
import { accept } from '../reservation/accept.ts';
import { hasCredit } from '../reservation/credit.ts';
import type { Credit } from '../reservation/credit-schema.ts';
import { dueNow } from '../reservation/due-now.ts';
import { noReservation, requireStatus } from '../reservation/find.ts';
import { locate, targetReads, targetReadsNext } from '../reservation/locate.ts';
import { referenceRefs } from '../reservation/paths.ts';
import type { ReservationReference } from '../reservation/reference.ts';
import type { Reservation } from '../reservation/reservation.ts';
import type { Claim } from '../shared/claim.ts';
import type { SlotDay } from '../slots/slot-day.ts';
import { changeVoucher } from './accept.ts';
import { findVoucher, noVoucher, requireValid, voucherKey } from './find.ts';
import { voucherRef } from './paths.ts';
import type { RedeemVoucher } from './payloads.ts';
import type { Voucher } from './voucher.ts';

type Reads = {
  voucher: Voucher;
  reservation: Reservation;
  reservationReference: ReservationReference;
  slotDay: SlotDay;
  claim: Claim;
  member: Member;
};

const isOwn = ({ command: { payload }, actor }: CommandRequest<RedeemVoucher>): boolean =>
  actor.kind === 'user' && actor.uid === payload.userId;

/** A customer pays their own booking with their own voucher; staff take any voucher that somebody shows them. */
const requireSender = (
  request: CommandRequest<RedeemVoucher>,
  voucher: Voucher,
  docs: Docs<Reads>,
): Refused | undefined => {
  const { command, actor } = request;
  if (!isOwn(request)) return requireRole(docs, command.providerId, actor, frontOfHouse);
  return actor.kind === 'user' && voucher.userId === actor.uid ? undefined : noVoucher(command);
};

/** Refuses a booking that is paid, or that ends before a voucher could pay for it. */
const requirePayable = (reservation: Reservation, now: Date): Refused | undefined => {
  const { paymentStatus, holdExpiresAt, status } = reservation;
  const wrong = requireStatus(reservation, ['pending', 'confirmed']);
  if (wrong) return wrong;
  if (hasCredit(reservation))
    return reject('failed-precondition', 'a voucher pays for it already', { reason: 'has-voucher' });
  if (paymentStatus !== 'pending' && paymentStatus !== 'none')
    return reject('failed-precondition', 'it is paid', { reason: 'nothing-due', paymentStatus });
  return status === 'pending' && holdExpiresAt && holdExpiresAt <= now
    ? reject('failed-precondition', 'its hold has ended', { reason: 'hold-lapsed' })
    : undefined;
};

interface Used {
  readonly units: number;
  readonly credit: Credit;
}

const tooLittle = (left: number): Refused =>
  reject('resource-exhausted', `the voucher has ${left} left`, { reason: 'too-little-left', left });

/** Gateways take no smaller payment. In minor units. */
const leastPayment = 100;

/** As much money of a gift card as the booking costs, or less, so that a gateway can take the rest. */
const moneyFor = (left: number, reservation: Reservation): number => {
  const { totalPrice, paymentStatus } = reservation;
  const units = Math.min(left, totalPrice.amount);
  if (paymentStatus !== 'pending') return units;
  const due = dueNow(reservation).amount;
  const rest = due - units;
  return rest > 0 && rest < leastPayment ? Math.max(0, due - leastPayment) : units;
};

/** One visit of a package for each seat, or money of a gift card. */
const usedFor = ({ kind, voucherId, serviceId, left }: Voucher, reservation: Reservation): Used | Refused => {
  const { partySize, totalPrice } = reservation;
  if (kind === 'giftCard') {
    const units = moneyFor(left, reservation);
    if (units === 0 && totalPrice.amount > 0) return tooLittle(left);
    return { units, credit: { voucherId, amount: { ...totalPrice, amount: units } } };
  }
  if (reservation.serviceId !== serviceId)
    return reject('failed-precondition', 'the package is for another service', { reason: 'other-service' });
  if (left < partySize) return tooLittle(left);
  return { units: partySize, credit: { voucherId, visits: partySize, amount: totalPrice } };
};

/**
 * Pays a booking with a voucher: one that waits for its payment, or one that is paid there. A booking that waits is
 * confirmed if nothing is left to pay now; the rest of it waits for the gateway.
 */
export const redeemVoucher: CommandDefinition<RedeemVoucher, Reads> = {
  aggregate: voucherKey,
  reads: (request) => {
    const { command, actor } = request;
    const { providerId, payload } = command;
    return [
      voucherRef(providerId, payload.voucherId),
      ...targetReads(command),
      ...referenceRefs(command, ['pending', 'confirmed']),
      ...(isOwn(request) ? [] : membershipRefs(providerId, actor)),
    ];
  },
  readsNext: ({ command }, docs) => targetReadsNext(command, docs),
  decide: (request, docs) => {
    const { command, now } = request;
    const found = findVoucher(command, docs);
    if ('rejection' in found) return found;
    const { voucher } = found;
    const denied = requireSender(request, voucher, docs);
    if (denied) return denied;
    const reservation = locate(command, docs);
    if (reservation?.providerId !== command.providerId) return noReservation(command);
    const wrong = requireValid(voucher, now) ?? requirePayable(reservation, now);
    if (wrong) return wrong;
    const used = usedFor(voucher, reservation);
    if ('rejection' in used) return used;
    const { units, credit } = used;
    if (units === 0) return reject('failed-precondition', 'it costs nothing', { reason: 'nothing-due' });
    const { reservationId } = reservation;
    const by = isOwn(request) ? {} : ({ redeemedBy: 'provider' } as const);
    const redeemed = { type: 'voucher.redeemed', payload: { reservationId, units, ...by } } as const;
    const { after, event, writes } = changeVoucher(request, voucher, redeemed);
    const confirms = reservation.paymentStatus === 'pending' && dueNow({ ...reservation, credit }).amount === 0;
    const booked = accept(request, docs, {
      before: reservation,
      event: { type: 'reservation.credited', payload: { credit, ...(confirms ? { confirms: true } : {}) } },
      n: 1,
    });
    if ('rejection' in booked) return booked;
    // The booking first: a preview tells what becomes of it.
    return {
      version: after.version,
      eventIds: [event.id, ...booked.eventIds],
      writes: [...booked.writes, ...writes],
    };
  },
};
