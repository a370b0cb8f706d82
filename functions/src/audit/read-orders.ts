import { auditedOrders, type Order, orderSchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { Moment } from './moment.ts';
import { readDocuments } from './read-documents.ts';

/** Reads every order of a provider. */
export const readOrders = async (source: Firestore | Moment, providerId: string): Promise<Order[]> =>
  readDocuments(await Moment.of(source), auditedOrders(providerId), orderSchema);
