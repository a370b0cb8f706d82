import { type Reservation, reservationSchema } from '@counterfoil/domain';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { withDates } from '../../functions/src/firestore/with-dates.ts';

const bookingsOf = async (firestore: Firestore, providerId: string): Promise<Reservation[]> => {
  const { docs } = await firestore.collectionGroup('reservations').where('providerId', '==', providerId).get();
  return docs
    .map((document) => reservationSchema.parse(withDates(document.data())))
    .filter(({ status }) => status !== 'cancelled');
};

/** Moves all sold seats to the addresses of earlier versions, by opening day, as if these had sold them. */
export const asSoldByEarlierVersion = async (firestore: Firestore, providerId: string): Promise<void> => {
  const provider = firestore.doc(`serviceProviders/${providerId}`);
  const current = await provider.collection('slots').get();
  const batch = firestore.batch();
  batch.update(provider, { slotSchema: FieldValue.delete() });
  for (const { ref } of current.docs) batch.delete(ref);
  const lengthOf = (serviceId: string): number =>
    Math.max(...current.docs.filter((one) => one.get('serviceId') === serviceId).map((one) => one.get('slotMinutes')));
  const sold = new Map<string, { serviceId: string; day: string; booked: Record<string, number> }>();
  for (const { serviceId, day, slotKeys, partySize } of await bookingsOf(firestore, providerId)) {
    const id = `${serviceId}_${day}`;
    const document = sold.get(id) ?? { serviceId, day, booked: {} };
    sold.set(id, document);
    for (const key of slotKeys) document.booked[key] = (document.booked[key] ?? 0) + partySize;
  }
  for (const [id, document] of sold) {
    const at = new Date();
    const terms = { slotMinutes: lengthOf(document.serviceId), capacity: 1 };
    batch.set(provider.collection('slots').doc(id), { ...document, ...terms, createdAt: at, updatedAt: at });
  }
  await batch.commit();
};
