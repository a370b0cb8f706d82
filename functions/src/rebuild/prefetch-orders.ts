import { orderContactRef, orderRef } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { ReadSet } from '../firestore/read-set.ts';

/** Reads the orders that a page of events has completed, and their contacts: two requests instead of two for each. */
export const prefetchOrders = async (
  reads: ReadSet,
  providerId: string,
  events: readonly DocumentSnapshot[],
): Promise<void> => {
  const completed = events.filter((event) => event.get('type') === 'order.completed');
  const ids = completed.map((event) => String(event.get('entityId')));
  await reads.read(ids.map((id) => orderRef(providerId, id).path));
  const named = ids.filter((id) => reads.snapshot(orderRef(providerId, id).path)?.get('customer.hasContact') === true);
  await reads.read(named.map((id) => orderContactRef(providerId, id)));
};
