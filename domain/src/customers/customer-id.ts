import { isCustomerPseudonym } from '../kernel/pseudonym.ts';
import { longCode } from '../kernel/short-code.ts';
import type { CustomerDetails } from '../restaurant/orders/order.ts';

/** Fewer digits are a placeholder such as `0` or `---`, not a phone number. */
const minDigits = 5;

/** Normalises a phone number: `0049 30 / 123-45` and `+49 30 12345` are the same. */
const normalizePhone = (phone: string): string | undefined => {
  const trimmed = phone.trim();
  const digits = trimmed.replace(/\D/g, '');
  if (digits.length < minDigits) return undefined;
  if (trimmed.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
};

/**
 * Identifies a customer by phone, otherwise by e-mail. The id is a hash, so paths and logs contain neither. One who was
 * erased has left neither, and is known by the pseudonym.
 *
 * @returns `undefined` without phone, e-mail and pseudonym
 */
export const customerIdOf = ({ phone, email, userId }: CustomerDetails): string | undefined => {
  if (userId !== undefined && isCustomerPseudonym(userId)) return userId;
  const number = phone && normalizePhone(phone);
  if (number) return longCode(`phone:${number}`);
  const address = email?.trim().toLowerCase();
  return address ? longCode(`email:${address}`) : undefined;
};
