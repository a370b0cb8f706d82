import type { Identified, Reservation } from '@counterfoil/client';

/** The bookings ahead, the next one first; and those before, the latest first. */
export const divided = (all: readonly Identified<Reservation>[], now: Date) => {
  const isAhead = ({ status, reservationEndTime }: Reservation) =>
    status !== 'cancelled' && status !== 'completed' && reservationEndTime > now;
  return { ahead: all.filter(isAhead).toReversed(), before: all.filter((one) => !isAhead(one)) };
};
