import { auditedOrders, type Order, orderSchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';

/** Reads every order of a provider. */
export const readOrders = async (firestore: Firestore, providerId: string): Promise<Order[]> => {
  const documents = await readAllPages(firestore, auditedOrders(providerId));
  return documents.map((document) => orderSchema.parse(withDates(document.data())));
};
