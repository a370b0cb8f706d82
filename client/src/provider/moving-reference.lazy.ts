import {
  providerReservations,
  providerSubscriptions,
  type ReservationReference,
  reservationStatuses,
  type SubscriptionReference,
  secondMs,
  subscriptionStatuses,
} from '@counterfoil/domain/core';
import { combineLatest, filter, map, of, startWith, switchMap, timer } from 'rxjs';
import type { DocumentOf } from '../live/lists.ts';
import type { Identified, Live, Snapshot } from '../live/live.ts';

type Reference = Identified<{ readonly version: number }>;

const newest = <T extends Reference>(all: readonly (T | undefined)[]): T | undefined =>
  all.reduce((best, one) => (one && one.version > (best?.version ?? 0) ? one : best), undefined);

/** One listener may report that the document left before another reports its arrival. */
const moveMs = secondMs;

/**
 * A reference that moves between collections with its status, as one document. While it moves, the newest version
 * counts. It is missing only after every
 * collection has answered without it for a second.
 *
 * @param places the document of this id in each of the collections
 */
export const movingReference = <T extends Reference>(places: readonly Live<T | undefined>[]): Live<T | undefined> => {
  const answers = places.map((place) => place.pipe(startWith<Snapshot<T | undefined> | undefined>(undefined)));
  return combineLatest(answers).pipe(
    map((states) => states.filter((state) => state !== undefined)),
    filter((known) => known.length === places.length || known.some(({ data }) => data !== undefined)),
    map((known) => ({
      data: newest(known.map(({ data }) => data)),
      fromCache: known.length < places.length || known.some(({ fromCache }) => fromCache),
      pendingWrites: known.some(({ pendingWrites }) => pendingWrites),
      at: new Date(Math.max(...known.map(({ at }) => at.getTime()))),
    })),
    switchMap((state) => (state.data ? of(state) : timer(moveMs).pipe(map(() => state)))),
  );
};

/** A provider's reservation in any status. */
export const reservation = (one: DocumentOf, providerId: string, id: string) =>
  movingReference(
    reservationStatuses.map((status) =>
      one<ReservationReference>(providerReservations(providerId, status).collection, id),
    ),
  );

/** A provider's subscription in any status. */
export const subscription = (one: DocumentOf, providerId: string, id: string) =>
  movingReference(
    subscriptionStatuses.map((status) =>
      one<SubscriptionReference>(providerSubscriptions(providerId, status).collection, id),
    ),
  );
