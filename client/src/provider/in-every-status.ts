import {
  type Query,
  type ReservationReference,
  type ReservationStatus,
  reservationStatuses,
} from '@counterfoil/domain/core';
import { combineLatest, map } from 'rxjs';
import type { Identified, Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import { mergedFlags } from '../live/merged.ts';
import { newestOf } from '../live/newest-of.ts';

/** The references of all statuses, by start. */
export const inEveryStatus = (
  list: ListOf,
  query: (status: ReservationStatus) => Query,
): Live<Identified<ReservationReference>[]> =>
  combineLatest(reservationStatuses.map((status) => list<ReservationReference>(query(status)))).pipe(
    map((states) => {
      const rows = newestOf(states.flatMap(({ data }) => data));
      return { data: rows.sort((a, b) => a.startTime.getTime() - b.startTime.getTime()), ...mergedFlags(states) };
    }),
  );
