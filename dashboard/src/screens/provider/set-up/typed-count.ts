import { plainDigits } from '../../../words/plain-digits.ts';

/** A whole number above zero as people type it, and not above `most`. `undefined` if it is none. */
export const typedCount = (typed: string, most = Number.MAX_SAFE_INTEGER): number | undefined => {
  const text = plainDigits(typed);
  const value = Number(text);
  return /^\d+$/.test(text) && value > 0 && value <= most ? value : undefined;
};

/** The text of a field, without blanks around it. */
export const textIn =
  (form: FormData) =>
  (field: string): string =>
    String(form.get(field) ?? '').trim();
