import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import { type Reservation, reservationSchema } from '../reservation/reservation.ts';
import { bookingWrittenBy } from '../shared/written-by.ts';
import { changeVoucher } from './accept.ts';
import type { VoucherEvent } from './event.ts';
import { voucherRef } from './paths.ts';
import type { Voucher } from './voucher.ts';

/** Days for which a voucher that has ended is valid again after the provider has cancelled its booking. */
const graceDays = 30;

/** The units that a decision gives back to a voucher. */
interface Returned {
  readonly ref: Ref<'voucher'>;
  readonly reservation: Reservation;
  readonly units: number;
}

type Documents = { reservation: Reservation };

/** Parses nothing while no voucher has paid: few bookings have one. */
const returnedBy = (decision: Decision, docs: Docs<Documents>): Returned | undefined => {
  const written = bookingWrittenBy(decision, 'reservations');
  if (!written || written.data.credit === undefined) return undefined;
  const reservation = reservationSchema.parse(written.data);
  const { credit, providerId } = reservation;
  const before = docs.get({ kind: 'reservation', path: written.path })?.credit?.returned?.amount ?? 0;
  const amount = (credit?.returned?.amount ?? 0) - before;
  if (!credit || amount <= 0) return undefined;
  return { ref: voucherRef(providerId, credit.voucherId), reservation, units: credit.visits ?? amount };
};

const eventOf = (
  { reservation: { reservationId, cancelledBy }, units }: Returned,
  { expiresAt, status }: Voucher,
  now: Date,
): VoucherEvent => {
  const isLate = cancelledBy !== 'endUser' && expiresAt !== undefined && expiresAt <= now;
  // One that was taken back lives on with what comes back, so that the provider can give that back, too.
  const isRevived = isLate || status === 'refunded';
  const revived = isRevived ? { expiresAt: new Date(now.getTime() + graceDays * dayMs) } : {};
  return { type: 'voucher.returned', payload: { reservationId, units, ...revived } };
};

const addReturn = (
  decision: Decision,
  returned: Returned,
  request: CommandRequest<unknown>,
  voucher: Voucher | undefined,
): Decision => {
  if ('rejection' in decision || !voucher) return decision;
  const event = eventOf(returned, voucher, request.now);
  const change = changeVoucher(request, voucher, event, decision.eventIds.length);
  return {
    ...decision,
    eventIds: [...decision.eventIds, change.event.id],
    writes: [...decision.writes, ...change.writes],
  };
};

/**
 * Gives a voucher back, in the commit that cancels its booking, what the booking does not keep as a fee. Only the server
 * decides with it, so no device loads this code.
 */
export const withVoucher = <Payload, All extends Documents>(
  definition: CommandDefinition<Payload, All>,
): CommandDefinition<Payload, All & { voucher: Voucher }> => ({
  ...definition,
  readsNext: (request, docs) => {
    const further = definition.readsNext?.(request, docs) ?? [];
    if (further.some((ref) => !docs.has(ref))) return further;
    const returned = returnedBy(definition.decide(request, docs), docs);
    return returned ? [...further, returned.ref] : further;
  },
  decide: (request, docs: Docs<All & { voucher: Voucher }>) => {
    const decision = definition.decide(request, docs);
    const returned = returnedBy(decision, docs);
    return returned ? addReturn(decision, returned, request, docs.get<'voucher'>(returned.ref)) : decision;
  },
});
