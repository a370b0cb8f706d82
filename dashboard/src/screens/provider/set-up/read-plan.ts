import type { Plan } from '@counterfoil/client';
import type { SetUpWords } from '../../../words/set-up-words.ts';
import { typedPrice } from '../typed-price.ts';
import { textIn, typedCount } from './typed-count.ts';

const longestMonths = 120;

export type PlanProblems = Readonly<Partial<Record<'name' | 'months' | 'price', string>>>;

/** The fields of the form, or what is wrong with them. */
export const readPlan = (
  form: FormData,
  currency: string,
  { setUp, plans }: SetUpWords,
): { readonly fields: Plan } | { readonly problems: PlanProblems } => {
  const textOf = textIn(form);
  const name = textOf('name');
  const periodMonths = typedCount(textOf('months'), longestMonths);
  const price = typedPrice(textOf('price'), currency);
  if (name && periodMonths && price) return { fields: { name, periodMonths, price } };
  return {
    problems: {
      ...(name ? {} : { name: setUp.needsName }),
      ...(periodMonths ? {} : { months: plans.needsMonths }),
      ...(price ? {} : { price: setUp.needsPrice }),
    },
  };
};
