import {
  documentSchemas,
  endUserPath,
  foldReservation,
  fullRef,
  isPseudonym,
  providerEvents,
  providerReservations,
  type Reservation,
  referenceRef,
  reservationReferenceSchema,
  reservationSchema,
  reservationStatuses,
  toReference,
} from '@counterfoil/domain';
import { audit } from './audit.ts';
import { auditReferences } from './audit-references.ts';
import { fullReservations } from './full-reservations.ts';
import type { Moment } from './moment.ts';
import { rightDocuments } from './right-documents.ts';

const entity = {
  audit: 'reservations',
  name: 'reservation',
  plural: 'Reservations',
  statuses: reservationStatuses,
  full: fullReservations,
  references: reservationStatuses.map((status) => (providerId: string) => providerReservations(providerId, status)),
  fullSchema: reservationSchema,
  referenceSchema: reservationReferenceSchema,
  eventSchema: documentSchemas.reservationEvent,
  toReference,
  pathOf: (full: Reservation) => fullRef(full).path,
  referencePathOf: (full: Reservation) => referenceRef(full).path,
  ownerOf: (providerId: string, { reservationId, userId }: Pick<Reservation, 'reservationId' | 'userId'>) => ({
    path: fullRef({ providerId, userId, reservationId }).path,
    events: userId === undefined || isPseudonym(userId) ? providerEvents(providerId) : `${endUserPath(userId)}/events`,
  }),
  fold: foldReservation,
  idOf: ({ reservationId }: Pick<Reservation, 'reservationId'>) => reservationId,
} as const;

/** Checks that the full documents, references and counters of a provider's bookings agree. */
export const auditReservations = audit((moment, providerId) => auditReferences(moment, providerId, entity));

/** All full bookings with a provider: one that is damaged or lost counts as its events tell it. */
export const rightReservations = async (moment: Moment, providerId: string): Promise<readonly Reservation[]> =>
  (await rightDocuments(moment, providerId, entity)).right;
