import { readerLocale } from './reader-locale.ts';

/** The forms of a noun. Arabic uses all of them; `other` serves where one is missing. */
type Forms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

interface Writers {
  readonly rules: Intl.PluralRules;
  readonly number: Intl.NumberFormat;
}

const known = new Map<string, Writers>();

/** Made when a count is written first: each file of words would otherwise hold up the first screen by a millisecond. */
const writersOf = (language: string): Writers => {
  const found = known.get(language) ?? {
    rules: new Intl.PluralRules(language),
    number: new Intl.NumberFormat(readerLocale(language)),
  };
  known.set(language, found);
  return found;
};

/** Chooses the form for a count and puts the count in its place, `#`. Nothing at all has a form of its own, if given. */
export const pluralIn =
  (language: string): ((count: number, forms: Forms) => string) =>
  (count, forms) => {
    const { rules, number } = writersOf(language);
    const form = count === 0 && forms.zero !== undefined ? 'zero' : rules.select(count);
    return (forms[form] ?? forms.other).replace('#', number.format(count));
  };
