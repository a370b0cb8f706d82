import type { OrderContact } from './contact.ts';
import type { Order } from './order.ts';

/** The order with its customer's phone and e-mail. Orders of earlier versions have them already. */
export const withContact = <T extends Order>(order: T, contact: OrderContact | undefined): T => {
  if (!contact) return order;
  const { phone, email } = contact;
  return { ...order, customer: { ...order.customer, phone, email } };
};
