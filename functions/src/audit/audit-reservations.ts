import {
  providerReservations,
  reservationReferenceSchema,
  reservationSchema,
  reservationStatuses,
  toReference,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { type AuditReport, auditReferences } from './audit-references.ts';
import { fullReservations } from './read-reservations.ts';

/** Checks that the full documents, references and counters of a provider's bookings agree. */
export const auditReservations = (firestore: Firestore, providerId: string): Promise<AuditReport> =>
  auditReferences(firestore, providerId, {
    plural: 'Reservations',
    statuses: reservationStatuses,
    full: fullReservations,
    references: providerReservations,
    parseFull: (data) => reservationSchema.parse(data),
    parseReference: (data) => reservationReferenceSchema.parse(data),
    toReference,
    idOf: ({ reservationId }) => reservationId,
  });
