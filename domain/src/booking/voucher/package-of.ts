import type { Money } from '../../kernel/money.ts';
import type { Service } from '../slots/service.ts';

/** `10 45000 365`: visits, price in minor units, days for which it is valid. */
const entry = /^(?<visits>\d+) (?<price>\d+) (?<days>\d+)$/;

export interface VoucherTerms {
  readonly price: Money;
  readonly validDays: number;
}

export interface PackageTerms extends VoucherTerms {
  readonly visits: number;
}

/** The packages that a service sells, as it names them. Entries that nobody can read are left out. */
export const packagesOf = ({ price, packages = [] }: Pick<Service, 'price' | 'packages'>): PackageTerms[] =>
  packages.flatMap((one) => {
    const found = entry.exec(one)?.groups;
    return found
      ? [
          {
            visits: Number(found.visits),
            price: { ...price, amount: Number(found.price) },
            validDays: Number(found.days),
          },
        ]
      : [];
  });

/** The terms of a package with so many visits; `undefined` if the service sells none. */
export const packageOf = (service: Pick<Service, 'price' | 'packages'>, visits: number): VoucherTerms | undefined => {
  const found = packagesOf(service).find((one) => one.visits === visits);
  return found && { price: found.price, validDays: found.validDays };
};
