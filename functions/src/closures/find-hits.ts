import {
  type Closure,
  type HitBooking,
  hitBookings,
  type Provider,
  type ReservationReference,
  reservationReferenceSchema,
  reservationsBetween,
  reservationsWishing,
  startsOf,
} from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';

interface Found {
  readonly hits: readonly HitBooking[];
  /** Ids of references that nobody can read. An operator must look at them. */
  readonly malformed: readonly string[];
}

/** The bookings that a closure hits now, read page by page. */
export const findHits = async (
  { firestore, clock }: CommandContext,
  providerId: string,
  provider: Provider,
  closure: Closure,
): Promise<Found> => {
  const span = startsOf(closure, provider.timeZone);
  const pages = [];
  // One after the other: so a booking that is confirmed meanwhile is in one of them at least.
  for (const query of [
    reservationsBetween(providerId, 'pending', span),
    reservationsBetween(providerId, 'confirmed', span),
    reservationsWishing(providerId, span),
  ])
    pages.push(await readAllPages(firestore, query));
  const bookings = new Map<string, ReservationReference>();
  const malformed = new Set<string>();
  for (const document of pages.flat()) {
    const parsed = reservationReferenceSchema.safeParse(withDates(document.data()));
    const known = bookings.get(document.id);
    if (!parsed.success) malformed.add(document.id);
    else if (!known || known.version < parsed.data.version) bookings.set(document.id, parsed.data);
  }
  return { hits: hitBookings(closure, provider, [...bookings.values()], clock()), malformed: [...malformed] };
};
