import { evolveReservation, type Reservation, type ReservationEvent, reservationSchema } from '@counterfoil/domain';
import { withDates } from '../../functions/src/firestore/with-dates.ts';
import { firestore } from './admin.ts';

/** A user's stored bookings. */
export const storedReservations = async (uid: string, database = firestore): Promise<Reservation[]> => {
  const { docs } = await database.collection(`endUsers/${uid}/reservations`).get();
  return docs.map((document) => reservationSchema.strict().parse(withDates(document.data())));
};

interface EventDocument {
  readonly id: string;
  readonly type: string;
  readonly entityId: string;
  readonly correlationId: string;
  readonly version: number;
  readonly payload: object;
  readonly occurredAt: Date;
}

/** The stored events of a user's bookings, by version. */
export const storedEvents = async (uid: string, database = firestore): Promise<EventDocument[]> => {
  const { docs } = await database.collection(`endUsers/${uid}/events`).orderBy('version').get();
  return docs.map((document) => withDates(document.data()) as EventDocument);
};

/** Folds a booking from its events. */
export const foldEvents = (events: readonly EventDocument[]): Reservation | undefined =>
  events.reduce<Reservation | undefined>((state, { id, type, payload, correlationId, version, occurredAt }) => {
    const event = { type, payload } as ReservationEvent;
    return evolveReservation(state, { ...event, id, commandId: correlationId, version, occurredAt });
  }, undefined);

/** Seats sold in all of a tenant's slots, by service and slot, summed over all documents. */
export const soldSeats = async (providerId: string, database = firestore): Promise<Record<string, number>> => {
  const { docs } = await database.collection(`serviceProviders/${providerId}/slots`).get();
  const sums: Record<string, number> = {};
  for (const document of docs) {
    const serviceId = document.id.slice(0, document.id.lastIndexOf('_'));
    for (const [key, seats] of Object.entries(document.get('booked') as Record<string, number>)) {
      sums[`${serviceId} ${key}`] = (sums[`${serviceId} ${key}`] ?? 0) + seats;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, seats]) => seats !== 0));
};
