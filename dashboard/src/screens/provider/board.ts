import type { Identified, ReservationReference } from '@counterfoil/client';

export type Booked = Identified<ReservationReference>;

export const columns = ['asked', 'toCome', 'here', 'done', 'cancelled'] as const;
export type Column = (typeof columns)[number];

export const isNoShow = ({ status, cancelledBy, cancellationReason }: Booked): boolean =>
  status === 'cancelled' && cancelledBy === 'provider' && cancellationReason === 'no-show';

/** Where a booking of the day stands; `undefined` for one that only waits for a seat. */
const columnOf = (booking: Booked): Column | undefined => {
  const { status, checkedInAt } = booking;
  switch (status) {
    case 'pending':
      return 'asked';
    case 'confirmed':
      return booking.move ? 'asked' : checkedInAt ? 'here' : 'toCome';
    case 'completed':
      return 'done';
    case 'cancelled':
      return isNoShow(booking) ? 'done' : 'cancelled';
    case 'waiting':
      return undefined;
    default:
      return status satisfies never;
  }
};

/** When somebody must answer; late for what never lapses. */
const lapsesAt = ({ holdExpiresAt, move, startTime }: Booked): number =>
  (move?.expiresAt ?? holdExpiresAt)?.getTime() ?? startTime.getTime() + 1e12;

const orders: Readonly<Record<Column, (a: Booked, b: Booked) => number>> = {
  asked: (a, b) => lapsesAt(a) - lapsesAt(b),
  toCome: (a, b) => a.startTime.getTime() - b.startTime.getTime(),
  here: (a, b) => a.startTime.getTime() - b.startTime.getTime(),
  done: (a, b) => b.updatedAt.getTime() - a.updatedAt.getTime(),
  cancelled: (a, b) => b.updatedAt.getTime() - a.updatedAt.getTime(),
};

/**
 * The bookings of a day by what is to be done, what is likely next first. `asked` is for all days: who asks for next week
 * waits today.
 */
export const boardOf = (
  ofDay: readonly Booked[],
  asked: readonly Booked[],
): Readonly<Record<Column, readonly Booked[]>> => {
  const elsewhere = new Map(asked.map((one) => [one.id, one]));
  for (const { id } of ofDay) elsewhere.delete(id);
  const board: Record<Column, Booked[]> = { asked: [], toCome: [], here: [], done: [], cancelled: [] };
  for (const one of [...elsewhere.values(), ...ofDay]) {
    const column = columnOf(one);
    if (column) board[column].push(one);
  }
  for (const column of columns) board[column].sort(orders[column]);
  return board;
};
