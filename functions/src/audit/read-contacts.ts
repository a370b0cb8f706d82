import { type Order, type OrderContact, orderContactRef, orderContactSchema } from '@counterfoil/domain';
import type { Moment } from './moment.ts';
import { readAt } from './read-documents.ts';

/** Reads the contacts of those orders that have one, by order. */
export const readContacts = async (
  moment: Moment,
  orders: readonly Order[],
): Promise<ReadonlyMap<string, OrderContact>> => {
  const having = orders.filter(({ customer }) => customer?.hasContact);
  const pathOf = ({ providerId, orderId }: Order) => orderContactRef(providerId, orderId).path;
  const found = await readAt(moment, having.map(pathOf), orderContactSchema);
  return new Map(
    having.flatMap((order) => {
      const contact = found.get(pathOf(order));
      return contact ? [[order.orderId, contact] as const] : [];
    }),
  );
};
