import { auditedOrders, type Order, orderSchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { withDates } from '../executor/read-set.ts';
import { readAll } from './read-all.ts';

/** Every order of a house. */
export const readOrders = async (firestore: Firestore, providerId: string): Promise<Order[]> => {
  const documents = await readAll(firestore, auditedOrders(providerId));
  return documents.map((document) => orderSchema.parse(withDates(document.data())));
};
