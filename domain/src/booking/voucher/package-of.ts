import type { Money } from '../../kernel/money.ts';
import type { Service } from '../slots/service.ts';

/** `10 45000 365`: visits, price in minor units, days for which it is valid. */
const entry = /^(?<visits>\d+) (?<price>\d+) (?<days>\d+)$/;

export interface VoucherTerms {
  readonly price: Money;
  readonly validDays: number;
}

/** The terms of a package with so many visits; `undefined` if the service sells none. */
export const packageOf = (
  { price, packages = [] }: Pick<Service, 'price' | 'packages'>,
  visits: number,
): VoucherTerms | undefined => {
  const found = packages.map((one) => entry.exec(one)?.groups).find((one) => Number(one?.visits) === visits);
  return found && { price: { ...price, amount: Number(found.price) }, validDays: Number(found.days) };
};
