import { longCode } from '../kernel/short-code.ts';
import type { CustomerDetails } from '../restaurant/orders/order.ts';

/** Fewer digits are no number anybody could be called at, but what stands for none: `0`, `---`. */
const fewestDigits = 5;

/** As it is dialled: `0049 30 / 123-45` and `+49 30 12345` are one. */
const normalPhone = (phone: string): string | undefined => {
  const trimmed = phone.trim();
  const digits = trimmed.replace(/\D/g, '');
  if (digits.length < fewestDigits) return undefined;
  if (trimmed.startsWith('+')) return `+${digits}`;
  return digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
};

/**
 * By whom a house knows a customer again: by their phone, else by their e-mail. Hashed, so that neither stands in a
 * path or a log.
 *
 * @returns `undefined` for somebody who left neither
 */
export const customerIdOf = ({ phone, email }: CustomerDetails): string | undefined => {
  const number = phone && normalPhone(phone);
  if (number) return longCode(`phone:${number}`);
  const address = email?.trim().toLowerCase();
  return address ? longCode(`email:${address}`) : undefined;
};
