import { type ReservationReference, type ReservationStatus, reservationStatuses } from '@counterfoil/domain/core';
import { combineLatest, map } from 'rxjs';
import type { Identified, Live } from '../live/live.ts';
import { mergedFlags } from '../live/merged.ts';
import { newestOf } from '../live/newest-of.ts';

/** The references of all statuses, by start. */
export const inEveryStatus = (
  inStatus: (status: ReservationStatus) => Live<Identified<ReservationReference>[]>,
): Live<Identified<ReservationReference>[]> =>
  combineLatest(reservationStatuses.map(inStatus)).pipe(
    map((states) => {
      const rows = newestOf(states.flatMap(({ data }) => data));
      return { data: rows.sort((a, b) => a.startTime.getTime() - b.startTime.getTime()), ...mergedFlags(states) };
    }),
  );
