import { shortCode } from './short-code.ts';

/** Stands for a person with one provider, once the person is erased. Nothing leads from it back to the person. */
export interface Pseudonym {
  /** In place of the uid. */
  readonly id: string;
  /** In place of names, addresses and numbers. */
  readonly name: string;
}

const prefix = 'erased-';

/** @param secret random, and kept nowhere else */
export const pseudonymOf = (secret: string): Pseudonym => ({
  id: `${prefix}${secret}`,
  name: `Guest ${shortCode(secret).slice(0, 6)}`,
});

/** True for the id of a pseudonym. Auth gives no such uid. */
export const isPseudonym = (id: string): boolean => id.startsWith(prefix);

const customerPrefix = `${prefix}customer-`;

/** The id in the provider's list of customers, and on the orders that count for it. Other orders carry the bare one. */
export const pseudonymOfCustomer = ({ id }: Pseudonym): string => `${customerPrefix}${id.slice(prefix.length)}`;

export const isCustomerPseudonym = (id: string): boolean => id.startsWith(customerPrefix);
