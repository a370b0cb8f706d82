import type { CommandRequest } from '../../kernel/command.ts';
import type { CommandDefinition } from '../../kernel/command-definition.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { Docs, Ref } from '../../kernel/ref.ts';
import { reject } from '../../kernel/rejection.ts';
import { dayMs } from '../../kernel/time/durations.ts';
import { creditedUnits } from '../reservation/credit.ts';
import { isNoShow } from '../reservation/is-no-show.ts';
import { type Reservation, reservationSchema } from '../reservation/reservation.ts';
import { bookingWrittenBy } from '../shared/written-by.ts';
import { changeVoucher } from './accept.ts';
import type { VoucherEvent } from './event.ts';
import { voucherRef } from './paths.ts';
import type { Voucher } from './voucher.ts';

/** Days for which a voucher is valid at least after the provider has cancelled its booking. */
const graceDays = 30;

/** Units that a decision moves between a booking and its voucher. */
interface Change {
  readonly ref: Ref<'voucher'>;
  readonly before: Reservation;
  readonly after: Reservation;
  /** Visits, or minor units, for the voucher; negative for the booking. */
  readonly units: number;
}

type Documents = { reservation: Reservation };

/** Parses nothing while no voucher has paid: few bookings have one. */
const changeIn = (decision: Decision, docs: Docs<Documents>): Change | undefined => {
  const written = bookingWrittenBy(decision, 'reservations');
  const before = written && docs.get({ kind: 'reservation', path: written.path });
  if (!written || !before?.credit) return undefined;
  const after = reservationSchema.parse(written.data);
  const units = creditedUnits(before) - creditedUnits(after);
  return units === 0
    ? undefined
    : { ref: voucherRef(before.providerId, before.credit.voucherId), before, after, units };
};

/** The customer has done nothing: neither stayed away, nor left a seat unpaid that was held for them. */
const isProvidersDoing = ({ before, after }: Change): boolean => {
  if (after.cancelledBy === 'provider') return !isNoShow(after);
  return after.cancelledBy === 'system' && !before.offered && before.paymentStatus !== 'pending';
};

const returnedTo = ({ expiresAt, status }: Voucher, change: Change, now: Date): VoucherEvent => {
  const { after, units } = change;
  const graceEnds = new Date(now.getTime() + graceDays * dayMs);
  const endsSoon = expiresAt !== undefined && expiresAt < graceEnds;
  // One that was taken back lives on with what comes back, so that the provider can give that back, too.
  const livesOn = status === 'refunded' || (endsSoon && isProvidersDoing(change));
  const payload = { reservationId: after.reservationId, units, ...(livesOn ? { expiresAt: graceEnds } : {}) };
  return { type: 'voucher.returned', payload };
};

const addChange = (
  decision: Decision,
  change: Change,
  request: CommandRequest<unknown>,
  voucher: Voucher | undefined,
): Decision => {
  if ('rejection' in decision || !voucher) return decision;
  const { after, units } = change;
  const { left } = voucher;
  if (left + units < 0)
    return reject('resource-exhausted', `the voucher has ${left} left`, { reason: 'too-little-left', left });
  const event: VoucherEvent =
    units > 0
      ? returnedTo(voucher, change, request.now)
      : { type: 'voucher.redeemed', payload: { reservationId: after.reservationId, units: -units } };
  const changed = changeVoucher(request, voucher, event, decision.eventIds.length);
  return {
    ...decision,
    eventIds: [...decision.eventIds, changed.event.id],
    writes: [...decision.writes, ...changed.writes],
  };
};

/**
 * Gives a voucher back what its booking does not keep, in the same commit: after a cancellation, or a payment of the
 * whole. Takes it again for a booking that is opened again. Only the server decides with it, so no device loads this code.
 */
export const withVoucher = <Payload, All extends Documents>(
  definition: CommandDefinition<Payload, All>,
): CommandDefinition<Payload, All & { voucher: Voucher }> => ({
  ...definition,
  readsNext: (request, docs) => {
    const further = definition.readsNext?.(request, docs) ?? [];
    if (further.some((ref) => !docs.has(ref))) return further;
    const change = changeIn(definition.decide(request, docs), docs);
    return change ? [...further, change.ref] : further;
  },
  decide: (request, docs: Docs<All & { voucher: Voucher }>) => {
    const decision = definition.decide(request, docs);
    const change = changeIn(decision, docs);
    return change ? addChange(decision, change, request, docs.get<'voucher'>(change.ref)) : decision;
  },
});
