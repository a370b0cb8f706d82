/** The work at a provider's desk. An app loads it only if it imports this entry. */

import {
  type GuestContact,
  guestContactPath,
  guestReservations,
  guestReservationsPath,
  type Reservation,
} from '@counterfoil/domain/core';
import { loadPart } from './connection/load-part.ts';
import type { Counterfoil } from './counterfoil.ts';
import { bookingsByCode } from './desk/bookings-by-code.ts';
import { bookingsOfDay } from './desk/bookings-of-day.ts';
import type { Desk } from './desk/desk.ts';
import { internals } from './inspector/internals.ts';
import { createLists } from './live/lists.ts';
import { createMemoized } from './live/memoized.ts';

export type { Desk } from './desk/desk.ts';

const serverReads = () => loadPart(() => import('./live/read-from-server.lazy.ts'), 'readFromServer');

const desks = new WeakMap<Counterfoil, Map<string, Desk>>();

const create = (counterfoil: Counterfoil, providerId: string): Desk => {
  const known = internals.get(counterfoil);
  if (!known) throw new Error('not a client of createCounterfoil');
  const { connection, overlay } = known;
  const memoized = createMemoized(() => connection.auth.currentUser?.uid);
  const { list, one } = createLists(connection, overlay, memoized);
  return {
    guestReservations: (status) => list<Reservation>(guestReservations(providerId, status)),
    guestReservation: (id) => one<Reservation>(guestReservationsPath(providerId), id),
    guestContact: async (id) =>
      (await serverReads()).readFromServer<GuestContact>(connection, guestContactPath(providerId, id)),
    byCode: (code) => memoized(`code ${code}`, () => bookingsByCode(list, providerId, code)),
    ofDay: (day) =>
      memoized(`day ${day}`, () => bookingsOfDay(list, counterfoil.provider(providerId).profile(), providerId, day)),
  };
};

/** The desk of a provider; always the same one for the same client and provider. */
export const desk = (counterfoil: Counterfoil, providerId: string): Desk => {
  const all = desks.get(counterfoil) ?? new Map<string, Desk>();
  desks.set(counterfoil, all);
  const known = all.get(providerId) ?? create(counterfoil, providerId);
  all.set(providerId, known);
  return known;
};
