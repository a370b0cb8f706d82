/** The work at a provider's desk. An app loads it only if it imports this entry. */

import {
  type Closure,
  type GuestContact,
  guestContactPath,
  guestReservations,
  guestReservationsPath,
  type PrivateProfile,
  providerClosures,
  type Reservation,
} from '@counterfoil/domain/core';
import { from, of, switchMap } from 'rxjs';
import { loadPart } from './connection/load-part.ts';
import type { Counterfoil } from './counterfoil.ts';
import { bookingsByCode } from './desk/bookings-by-code.ts';
import type { Desk } from './desk/desk.ts';
import { listsOf, partsOf } from './inspector/client-parts.ts';
import { shared } from './live/shared.ts';
import { bookingsOfDays, zoneOf } from './provider/bookings-of-days.ts';

export { atLocalTime, type Closure, type PrivateProfile } from '@counterfoil/domain/core';
export type { ClosedTimes, ClosurePreview } from './desk/closure-preview.ts';
export type { Desk } from './desk/desk.ts';
export { eraseGuest } from './desk/erase-guest.ts';

const closurePreviews = () => loadPart(() => import('./desk/preview-closure.lazy.ts'), 'previewClosure');

const serverReads = () => loadPart(() => import('./live/read-from-server.lazy.ts'), 'readFromServer');

/** The desk of a provider. Its lists are the same for the same client, provider and arguments. */
export const desk = (counterfoil: Counterfoil, providerId: string): Desk => {
  const lists = listsOf(counterfoil);
  const { list, one, memoized } = lists;
  return {
    guestReservations: (status) => list<Reservation>(guestReservations(providerId, status)),
    guestReservation: (id) => one<Reservation>(guestReservationsPath(providerId), id),
    guestContact: async (id) =>
      (await serverReads()).readFromServer<GuestContact>(
        partsOf(counterfoil).connection,
        guestContactPath(providerId, id),
      ),
    byCode: (code) => memoized(`code ${providerId} ${code}`, () => bookingsByCode(list, providerId, code)),
    ofDay: (day, timeZone) =>
      memoized(`day ${providerId} ${day} ${timeZone}`, () => {
        const zone$ = timeZone ? of(timeZone) : zoneOf(counterfoil.provider(providerId).profile());
        return shared(bookingsOfDays(lists, zone$, providerId, { from: day, to: day }));
      }),
    privateProfile: () => one<PrivateProfile>(`serviceProviders/${providerId}/private`, 'profile'),
    closures: () => list<Closure>(providerClosures(providerId)),
    previewClosure: (closed) =>
      memoized(`closure ${providerId} ${JSON.stringify(closed)}`, () =>
        from(closurePreviews()).pipe(
          switchMap(({ previewClosure }) =>
            previewClosure(list, counterfoil.provider(providerId).profile(), providerId, closed),
          ),
        ),
      ),
  };
};
