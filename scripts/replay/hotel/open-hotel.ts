import { actorId, privateProfileRef, providerPath, type Service } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { executeBatch } from '../../../functions/src/executor/execute-batch.ts';
import { boundedId } from '../bounded-id.ts';
import { owner, partyOf, serviceIdOf, timeZone } from './hotel-provider.ts';
import type { HotelFile } from './read-hotel.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * One slot a day, at the time of arrival. The file does not name the number of rooms, so the capacity is the largest
 * number it ever filled.
 */
const services = ({ rows }: HotelFile): Map<string, Service> => {
  const byType = Map.groupBy(rows, serviceIdOf);
  return new Map(
    [...byType].map(([serviceId, booked]) => {
      const seatsByDay = new Map<string, number>();
      for (const row of booked) seatsByDay.set(row.arrival, (seatsByDay.get(row.arrival) ?? 0) + partyOf(row));
      const guests = booked.reduce((sum, row) => sum + partyOf(row), 0);
      const amount = Math.round((100 * booked.reduce((sum, row) => sum + row.pricePerNight, 0)) / guests);
      const service: Service = {
        name: `Room ${serviceId.slice(-1)}, a night and guest`,
        durationMinutes: 60,
        slotMinutes: 60,
        capacity: Math.max(...seatsByDay.values()),
        price: { amount, currency: 'EUR' },
        confirmation: 'manual',
        // Past guests booked as they did, however far ahead.
        horizonDays: 3650,
      };
      return [serviceId, service];
    }),
  );
};

/** Creates the hotel and its room types, dated before the first booking. Safe to repeat. */
export const openHotel = async (
  firestore: Firestore,
  file: HotelFile,
  providerId: string,
  now: Date,
): Promise<void> => {
  const hours = [{ open: '15:00', close: '16:00' }];
  const openingHours = Object.fromEntries(weekdays.map((day) => [day, hours]));
  const payload = { name: `Hotel ${providerId}`, kind: 'hotel', timeZone, currency: 'EUR', openingHours };
  const create = {
    id: boundedId(`${providerId}-create`),
    type: 'provider.create',
    providerId,
    payload,
    issuedAt: now.toISOString(),
  };
  const [outcome] = await executeBatch({ firestore, clock: () => now }, owner, [create]);
  if (outcome?.outcome === 'rejected') throw new Error(`${providerId}: ${outcome.rejection.message}`);
  const batch = firestore.batch();
  const many = 100_000;
  const limits = { openHolds: many, unpaidHoldsPerDay: many, seatsPerSlot: many, upcoming: many };
  for (const path of [providerPath(providerId), privateProfileRef(providerId).path]) {
    batch.update(firestore.doc(path), { 'settings.limits': limits });
  }
  for (const [serviceId, service] of services(file)) {
    const path = `serviceProviders/${providerId}/services/${serviceId}`;
    batch.set(firestore.doc(path), { ...service, createdAt: now, updatedAt: now, updatedBy: actorId(owner) });
  }
  await batch.commit();
};
