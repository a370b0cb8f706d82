import { dueShard } from '../../kernel/due-shard.ts';
import type { Recorded } from '../../kernel/event.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Money } from '../../kernel/money.ts';
import type { Party } from '../shared/party.ts';
import { type Payment, settledStatus } from '../shared/payment.ts';
import type { Credit } from './credit-schema.ts';
import type { ReservationEvent, TakenSeats } from './event.ts';
import type { Reservation } from './reservation.ts';

/**
 * Removes the fields that a confirmation ends: the hold and, when a late payment revives an expired hold, the
 * cancellation.
 */
const withoutHold = ({
  holdExpiresAt: _h,
  holdExtendedAt: _e,
  offered: _o,
  cancelledAt: _at,
  cancelledBy: _by,
  cancellationReason: _r,
  ...rest
}: Reservation): Reservation => rest;

const withoutRefunded = ({ refunded: _r, ...rest }: Reservation): Reservation => rest;

/** A part or everything may have been refunded before, and a dispute goes on. */
const statusWithDue = ({ paymentStatus, refunded }: Reservation, { amount }: Money) =>
  settledStatus({
    due: amount,
    returned: refunded?.amount ?? 0,
    isFull: paymentStatus === 'refunded',
    isDisputed: paymentStatus === 'disputed',
  });

/** Seats of a service that asks for no resource are served by nobody, whoever served before. */
const withSeats = ({ servedBy: _s, ...rest }: Reservation, { day, slotKeys, servedBy }: TakenSeats): Reservation => ({
  ...rest,
  day,
  slotKeys,
  ...(servedBy ? { servedBy } : {}),
});

/** A booking that had kept its seats gets none. */
const seated = (state: Reservation, seats: TakenSeats | undefined): Reservation =>
  seats ? withSeats(state, seats) : state;

const withoutMove = ({ move: _m, ...rest }: Reservation): Reservation => rest;

const withReturned = (state: Reservation, returned: Money | undefined): Reservation =>
  state.credit && returned ? { ...state, credit: { ...state.credit, returned } } : state;

/** All of its credit counts again. */
const withoutReturned = (state: Reservation): Reservation => {
  if (!state.credit) return state;
  const { returned: _r, ...credit } = state.credit;
  return { ...state, credit };
};

/** A payment of the whole amount takes the place of a voucher. */
const paidFor = (
  { credit, ...state }: Reservation,
  { payment, replacesCredit }: { payment?: Payment; replacesCredit?: true },
): Reservation => ({ ...state, ...(credit && !replacesCredit ? { credit } : {}), ...payment });

/** One that was confirmed by a voucher keeps its time. */
const confirmed = (
  state: Reservation,
  at: Date,
  { seats, ...paid }: { payment?: Payment; seats?: TakenSeats; replacesCredit?: true },
): Reservation => ({
  ...paidFor(seated(withoutHold(state), seats), paid),
  ...(paid.payment ? { paymentStatus: 'paid' } : {}),
  status: 'confirmed',
  confirmedAt: state.status === 'confirmed' ? state.confirmedAt : at,
});

const cancelled = (
  state: Reservation,
  at: Date,
  {
    cancelledBy,
    reason,
    refundDue,
    creditReturned,
  }: { cancelledBy: Party; reason?: string; refundDue?: Money; creditReturned?: Money },
): Reservation => ({
  ...withReturned(withoutMove(withoutHold(state)), creditReturned),
  status: 'cancelled',
  cancelledAt: at,
  cancelledBy,
  cancellationReason: reason,
  ...(refundDue ? { paymentStatus: statusWithDue(state, refundDue), refundDue } : {}),
});

const credited = (
  state: Reservation,
  at: Date,
  { credit, confirms }: { credit: Credit; confirms?: true },
): Reservation =>
  confirms
    ? { ...withoutHold(state), credit, status: 'confirmed', confirmedAt: at, paymentStatus: 'none' }
    : { ...state, credit };

/** As before it was closed. A booking that was not closed loses the arrival. */
const reopened = (state: Reservation, seats: TakenSeats | undefined): Reservation => {
  const { completedAt: _c, completedBy: _m, refundDue, checkedInAt, ...open } = withoutReturned(withoutHold(state));
  const arrival = state.status === 'confirmed' || !checkedInAt ? {} : { checkedInAt };
  const isDisputed = state.paymentStatus === 'disputed';
  const paid = refundDue ? { paymentStatus: settledStatus({ due: 0, returned: 0, isDisputed }) } : {};
  return { ...seated(open, seats), ...arrival, ...paid, status: 'confirmed' };
};

const applyEvent = (
  state: Reservation,
  event: Exclude<Recorded<ReservationEvent>, { type: 'reservation.created' | 'reservation.claimed' }>,
): Reservation => {
  const at = event.occurredAt;
  switch (event.type) {
    case 'reservation.confirmed':
      return confirmed(state, at, event.payload);
    case 'reservation.offered': {
      const { seats, ...hold } = event.payload;
      return { ...withSeats(withoutHold(state), seats), ...hold };
    }
    case 'reservation.cancelled':
      return cancelled(state, at, event.payload);
    case 'reservation.credited':
      return credited(state, at, event.payload);
    case 'reservation.checkedIn':
      return { ...state, checkedInAt: at };
    case 'reservation.reopened':
      return reopened(state, event.payload.seats);
    case 'reservation.completed':
      return { ...withoutMove(state), status: 'completed', completedAt: at, ...event.payload };
    case 'reservation.noShow':
      return cancelled(state, at, { ...event.payload, reason: 'no-show' });
    case 'reservation.expired':
      return cancelled(state, at, { ...event.payload, cancelledBy: 'system', reason: 'expired' });
    case 'reservation.rescheduled': {
      const { day, start, end, feeWaived } = event.payload;
      const { feeWaived: _f, checkedInAt, ...rest } = withSeats(withoutMove(state), event.payload);
      const time = { reservationStartTime: start, reservationEndTime: end };
      // A guest who is here today is not here on another day.
      const arrival = checkedInAt && day === state.day ? { checkedInAt } : {};
      const moved = { ...rest, ...arrival, ...time, ...(feeWaived ? { feeWaived } : {}) };
      const { holdExpiresAt } = state;
      return holdExpiresAt && holdExpiresAt > start ? { ...moved, holdExpiresAt: start } : moved;
    }
    case 'reservation.moveRequested':
      return { ...state, move: { ...event.payload, requestedAt: at } };
    case 'reservation.moveDeclined':
    case 'reservation.moveExpired':
      return withoutMove(state);
    case 'reservation.holdExtended':
      return { ...state, ...event.payload, holdExtendedAt: at };
    case 'reservation.rated':
      return { ...state, rating: { ...event.payload, ratedAt: at } };
    case 'reservation.paymentChanged':
      return { ...withoutRefunded(state), ...event.payload };
    case 'reservation.refundDue': {
      return { ...paidFor(state, event.payload), paymentStatus: 'refundDue', refundDue: event.payload.refundDue };
    }
    default:
      return event satisfies never;
  }
};

/** Folds one event into a reservation. The fold of all its events equals the stored document. */
export const evolveReservation = (state: Reservation | undefined, event: Recorded<ReservationEvent>): Reservation => {
  const stamps = { version: event.version, lastCommandId: event.commandId, updatedAt: event.occurredAt };
  if (event.type === 'reservation.created')
    return { ...event.payload, ...stamps, createdAt: event.occurredAt, ...dueShard(event.payload.reservationId) };
  if (event.type === 'reservation.claimed')
    return { ...event.payload, ...stamps, ...dueShard(event.payload.reservationId) };
  invariant(state, `${event.type} without a reservation`);
  return { ...applyEvent(state, event), ...stamps, ...dueShard(state.reservationId) };
};
