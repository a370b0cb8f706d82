import { type Order, type OrderContact, orderContactRef, orderContactSchema } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { withDates } from '../firestore/with-dates.ts';

const pageSize = 300;

/** Reads the contacts of those orders that have one, by order. */
export const readContacts = async (
  firestore: Firestore,
  orders: readonly Order[],
): Promise<ReadonlyMap<string, OrderContact>> => {
  const contacts = new Map<string, OrderContact>();
  const having = orders.filter(({ customer }) => customer?.hasContact);
  for (let n = 0; n < having.length; n += pageSize) {
    const page = having.slice(n, n + pageSize);
    const refs = page.map(({ providerId, orderId }) => firestore.doc(orderContactRef(providerId, orderId).path));
    for (const [place, document] of (await firestore.getAll(...refs)).entries()) {
      const orderId = page[place]?.orderId ?? '';
      if (document.exists) contacts.set(orderId, orderContactSchema.parse(withDates(document.data())));
    }
  }
  return contacts;
};
