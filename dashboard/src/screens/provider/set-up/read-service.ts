import type { Service } from '@counterfoil/client';
import type { Words } from '../../../words/english.ts';
import { typedPrice } from '../typed-price.ts';
import { textIn, typedCount } from './typed-count.ts';

export const confirmations = ['automatic', 'manual', 'payment'] as const;

export type ServiceProblems = Readonly<Partial<Record<'name' | 'minutes' | 'price' | 'seats', string>>>;

export type TypedService = Pick<Service, 'name' | 'durationMinutes' | 'capacity' | 'price' | 'confirmation'>;

/** The fields of the form, or what is wrong with them. */
export const readService = (
  form: FormData,
  currency: string,
  { setUp }: Words,
): { readonly fields: TypedService } | { readonly problems: ServiceProblems } => {
  const textOf = textIn(form);
  const name = textOf('name');
  const durationMinutes = typedCount(textOf('minutes'));
  const price = typedPrice(textOf('price'), currency);
  const capacity = typedCount(textOf('seats'));
  const confirmation = confirmations.find((mode) => mode === textOf('confirmation')) ?? 'automatic';
  if (name && durationMinutes && price && capacity)
    return { fields: { name, durationMinutes, capacity, price, confirmation } };
  return {
    problems: {
      ...(name ? {} : { name: setUp.needsName }),
      ...(durationMinutes ? {} : { minutes: setUp.needsNumber }),
      ...(price ? {} : { price: setUp.needsPrice }),
      ...(capacity ? {} : { seats: setUp.needsNumber }),
    },
  };
};
