import type { Rejection } from '@counterfoil/client';
import { textOf } from '@counterfoil/client/rejections';
import type { Words } from '../words/english.ts';

const units = ['g', 'kg', 'ml', 'l', 'piece'] as const;

const factOf = (facts: unknown, name: string): unknown => Reflect.get(Object(facts), name);

/** One missing ingredient of a refusal, as a sentence. */
const shortageText = (shortage: unknown, { stock }: Words): string[] => {
  const [name, needed, available] = ['name', 'needed', 'available'].map((fact) => factOf(shortage, fact));
  const unit = units.find((one) => one === factOf(shortage, 'unit'));
  if (typeof name !== 'string' || typeof needed !== 'number' || typeof available !== 'number' || !unit) return [];
  return [stock.shortage(name, stock.quantity(needed, unit), stock.quantity(available, unit))];
};

/** Why something was refused, in the reader's language; for a lack of stock, with the ingredients that are missing. */
export const refusalText = (rejection: Rejection, locale: string, words: Words): string => {
  const shortages = rejection.details?.shortages;
  const missing = Array.isArray(shortages) ? shortages.flatMap((one) => shortageText(one, words)) : [];
  return [textOf(rejection, locale), ...missing].join(' ');
};
