import {
  type Query,
  type ReservationReference,
  type ReservationStatus,
  reservationStatuses,
} from '@counterfoil/domain/core';
import { combineLatest, map } from 'rxjs';
import type { Identified, Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';

/** The references of all statuses, by start. A reference on its way between two statuses counts in its newest version. */
export const inEveryStatus = (
  list: ListOf,
  query: (status: ReservationStatus) => Query,
): Live<Identified<ReservationReference>[]> =>
  combineLatest(reservationStatuses.map((status) => list<ReservationReference>(query(status)))).pipe(
    map((states) => {
      const newest = new Map<string, Identified<ReservationReference>>();
      for (const row of states.flatMap(({ data }) => data))
        if (row.version > (newest.get(row.id)?.version ?? 0)) newest.set(row.id, row);
      return {
        data: [...newest.values()].sort((a, b) => a.startTime.getTime() - b.startTime.getTime()),
        fromCache: states.some(({ fromCache }) => fromCache),
        pendingWrites: states.some(({ pendingWrites }) => pendingWrites),
        at: new Date(Math.max(...states.map(({ at }) => at.getTime()))),
      };
    }),
  );
