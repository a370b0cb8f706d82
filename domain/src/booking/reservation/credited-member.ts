import type { Reservation } from './reservation.ts';

/** The member whom a completed booking counts for: who serves, or else who completed it. */
export const creditedMember = ({
  servedBy,
  completedBy,
}: Pick<Reservation, 'servedBy' | 'completedBy'>): string | undefined => servedBy?.memberId ?? completedBy;
