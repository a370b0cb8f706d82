import { isDeepStrictEqual } from 'node:util';
import {
  auditedReservations,
  countersPath,
  providerReservations,
  type Reservation,
  type ReservationReference,
  type ReservationStatus,
  reservationReferenceSchema,
  reservationSchema,
  reservationStatuses,
  toReference,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { withDates } from '../executor/read-set.ts';
import { readAll } from './read-all.ts';

export interface AuditReport {
  /** Statements looked at: one a status, one for each booking, and the total. */
  readonly checked: number;
  /** What does not hold, in words. */
  readonly broken: readonly string[];
}

/** Without the keys that are `undefined`, as the database would have it. */
const stored = <T extends object>(document: T): object =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));

const readFull = async (firestore: Firestore, providerId: string): Promise<Reservation[]> => {
  const documents = await readAll(firestore, auditedReservations(providerId));
  return documents.map((document) => reservationSchema.parse(withDates(document.data())));
};

const readReferences = async (
  firestore: Firestore,
  providerId: string,
  status: ReservationStatus,
): Promise<ReservationReference[]> => {
  const documents = await readAll(firestore, providerReservations(providerId, status));
  return documents.map((document) => reservationReferenceSchema.parse(withDates(document.data())));
};

const readCounters = async (firestore: Firestore, providerId: string): Promise<(name: string) => number> => {
  const { docs } = await firestore.collection(countersPath(providerId)).get();
  return (name) => docs.reduce((sum, shard) => sum + Number(shard.get(name) ?? 0), 0);
};

/**
 * Holds a tenant's bookings against the invariant: for each status, references = full documents = the summed counter; and
 * each reference says exactly what its full document says. Reads every booking and every reference once. Changes that
 * are committed while it reads may show up as differences: ask again before believing them.
 */
export const auditReservations = async (firestore: Firestore, providerId: string): Promise<AuditReport> => {
  const full = await readFull(firestore, providerId);
  const counter = await readCounters(firestore, providerId);
  const broken: string[] = [];
  let checked = 1;
  if (counter('totalReservations') !== full.length) {
    broken.push(`totalReservations: ${full.length} full documents, the counter says ${counter('totalReservations')}`);
  }
  for (const status of reservationStatuses) {
    const owned = full.filter((reservation) => reservation.status === status);
    const references = await readReferences(firestore, providerId, status);
    const counted = counter(`${status}Reservations`);
    if (owned.length !== references.length || owned.length !== counted) {
      broken.push(
        `${status}: ${owned.length} full documents, ${references.length} references, the counter says ${counted}`,
      );
    }
    const mirrored = new Map(references.map((reference) => [reference.reservationId, reference]));
    for (const reservation of owned) {
      if (!isDeepStrictEqual(mirrored.get(reservation.reservationId), stored(toReference(reservation)))) {
        broken.push(`${status}: the reference of ${reservation.reservationId} differs from its full document`);
      }
    }
    checked += 1 + owned.length;
  }
  return { checked, broken };
};
