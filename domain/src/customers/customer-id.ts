import { emailKey, phoneKey } from '../kernel/contact-keys.ts';
import { isCustomerPseudonym } from '../kernel/pseudonym.ts';
import { longCode } from '../kernel/short-code.ts';
import type { CustomerDetails } from '../restaurant/orders/order.ts';

/**
 * Identifies a customer by phone, otherwise by e-mail. The id is a hash, so paths and logs contain neither. One who was
 * erased has left neither, and is known by the pseudonym.
 *
 * @returns `undefined` without phone, e-mail and pseudonym
 */
export const customerIdOf = ({ phone, email, userId }: CustomerDetails): string | undefined => {
  if (userId !== undefined && isCustomerPseudonym(userId)) return userId;
  const number = phone && phoneKey(phone);
  if (number) return longCode(`phone:${number}`);
  const address = email && emailKey(email);
  return address ? longCode(`email:${address}`) : undefined;
};
