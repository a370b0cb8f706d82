import { addDays, atLocalTime, type Provider, type ReservationReference } from '@counterfoil/domain/core';
import { distinctUntilChanged, map, type Observable, switchMap } from 'rxjs';
import type { Identified, Live } from '../live/live.ts';
import { bookingsInSpan, type Lists } from './bookings-in-span.ts';
import { inEveryStatus } from './in-every-status.ts';

/** The time zone of a provider, and each other one that it gets. */
export const zoneOf = (profile: Live<Provider | undefined>): Observable<string> =>
  profile.pipe(
    map(({ data }) => data?.timeZone ?? 'UTC'),
    distinctUntilChanged(),
  );

/** The bookings that start on local days of the provider, `to` included. */
export const bookingsOfDays = (
  lists: Lists,
  timeZone$: Observable<string>,
  providerId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Live<Identified<ReservationReference>[]> =>
  timeZone$.pipe(
    switchMap((zone) => {
      const span = { from: atLocalTime(from, '00:00', zone), to: atLocalTime(addDays(to, 1), '00:00', zone) };
      return inEveryStatus((status) => bookingsInSpan(lists, providerId, status, span));
    }),
  );
