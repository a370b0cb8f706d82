import type { Service } from '@counterfoil/client';
import { type PackageTerms, packagesOf } from '@counterfoil/client/payments';
import { plainDigits } from '../../../words/plain-digits.ts';
import { priceToType, typedPrice } from '../typed-price.ts';

/** The terms of a service, as its owner types them. Nothing typed: the service has no such term. */
export const termFields = ['freeHours', 'fee', 'noShowFee', 'deposit', 'waiting', 'giftCard', 'packages'] as const;
export type TermField = (typeof termFields)[number];

export type TypedTerms = Readonly<Record<TermField, string>>;

/** The terms as they stand in the form. */
export const termsIn = (form: FormData): TypedTerms => {
  const textOf = (field: TermField) => String(form.get(field) ?? '');
  return {
    freeHours: textOf('freeHours'),
    fee: textOf('fee'),
    noShowFee: textOf('noShowFee'),
    deposit: textOf('deposit'),
    waiting: textOf('waiting'),
    giftCard: textOf('giftCard'),
    packages: textOf('packages'),
  };
};

type Terms = Pick<
  Service,
  'cancellationPolicy' | 'depositPercent' | 'waitingHoldMinutes' | 'giftCardDays' | 'packages'
>;

/** `null` takes a term away. */
export type TermChange = { readonly [Name in keyof Terms]-?: NonNullable<Terms[Name]> | null };

/** Whole numbers, each within the limits of the domain. */
const limits = {
  freeHours: [0, 8760],
  fee: [0, 100],
  noShowFee: [0, 100],
  deposit: [1, 99],
  waiting: [1, 1440],
  giftCard: [1, 3650],
} as const;

type Counted = keyof typeof limits;

/** `null` for nothing, `undefined` for what is no such number. */
const readCount = (field: Counted, typed: string): number | null | undefined => {
  const text = plainDigits(typed);
  if (text === '') return null;
  const [least, most] = limits[field];
  const value = Number(text);
  return /^\d+$/.test(text) && value >= least && value <= most ? value : undefined;
};

const mostPackages = 5;

/** A line such as `10 450 365`: visits, price and days. */
const readPackage = (line: string, currency: string): string | undefined => {
  const [visits = '', price = '', days = '', more] = line.trim().split(/\s+/).map(plainDigits);
  const amount = typedPrice(price, currency)?.amount;
  const isWhole = /^([2-9]|[1-9]\d{1,2})$/.test(visits) && /^[1-9]\d{0,3}$/.test(days) && more === undefined;
  return isWhole && amount ? `${visits} ${amount} ${days}` : undefined;
};

const readPackages = (typed: string, currency: string): string[] | null | undefined => {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  const read = lines.flatMap((line) => readPackage(line, currency) ?? []);
  const isDivers = new Set(read.map((line) => line.split(' ')[0])).size === lines.length;
  return read.length === lines.length && isDivers && lines.length <= mostPackages ? read : undefined;
};

/** The terms, or the fields that are wrong. */
export const readTerms = (
  typed: TypedTerms,
  currency: string,
): { readonly terms: TermChange } | { readonly wrong: readonly TermField[] } => {
  const count = (field: Counted) => readCount(field, typed[field]);
  const [freeUntilHours, feePercent, noShowFeePercent] = [count('freeHours'), count('fee'), count('noShowFee')];
  const packages = readPackages(typed.packages, currency);
  const wrong = termFields.filter((field) =>
    field === 'packages' ? packages === undefined : readCount(field, typed[field]) === undefined,
  );
  if (wrong.length > 0) return { wrong };
  const hasPolicy = freeUntilHours !== null || feePercent !== null || noShowFeePercent !== null;
  return {
    terms: {
      cancellationPolicy: hasPolicy
        ? {
            freeUntilHours: freeUntilHours ?? 0,
            feePercent: feePercent ?? 0,
            noShowFeePercent: noShowFeePercent ?? 0,
          }
        : null,
      depositPercent: count('deposit') ?? null,
      waitingHoldMinutes: count('waiting') ?? null,
      giftCardDays: count('giftCard') ?? null,
      packages: packages ?? null,
    },
  };
};

const lineOf = ({ visits, price, validDays }: PackageTerms): string => `${visits} ${priceToType(price)} ${validDays}`;

/** The terms of a service, for the fields to begin with. */
export const typedTerms = (service: Service | undefined): TypedTerms => {
  const { cancellationPolicy: policy, depositPercent, waitingHoldMinutes, giftCardDays } = service ?? {};
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    freeHours: text(policy?.freeUntilHours),
    fee: text(policy?.feePercent),
    noShowFee: text(policy?.noShowFeePercent),
    deposit: text(depositPercent),
    waiting: text(waitingHoldMinutes),
    giftCard: text(giftCardDays),
    packages: service ? packagesOf(service).map(lineOf).join('\n') : '',
  };
};

/** The terms that a new service has: it has nothing to take away. */
export const givenTerms = (terms: TermChange): Partial<Terms> => {
  const { cancellationPolicy, depositPercent, waitingHoldMinutes, giftCardDays, packages } = terms;
  return {
    ...(cancellationPolicy ? { cancellationPolicy } : {}),
    ...(depositPercent === null ? {} : { depositPercent }),
    ...(waitingHoldMinutes === null ? {} : { waitingHoldMinutes }),
    ...(giftCardDays === null ? {} : { giftCardDays }),
    ...(packages ? { packages } : {}),
  };
};
