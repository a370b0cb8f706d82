import {
  auditedGuestReservations,
  auditedReservations,
  type Reservation,
  reservationSchema,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';

/** The queries for all full bookings with a provider: those of customers, and those of guests without account. */
export const fullReservations = [auditedReservations, auditedGuestReservations] as const;

/** All full bookings with a provider. */
export const readReservations = async (firestore: Firestore, providerId: string): Promise<Reservation[]> => {
  const pages = fullReservations.map((query) => readAllPages(firestore, query(providerId)));
  return (await Promise.all(pages)).flat().map((document) => reservationSchema.parse(withDates(document.data())));
};
