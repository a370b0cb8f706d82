import { readerLocale } from './reader-locale.ts';

/** The forms of a noun. Arabic uses all of them; `other` serves where one is missing. */
type Forms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** Chooses the form for a count and puts the count in its place, `#`. Nothing at all has a form of its own, if given. */
export const pluralIn = (language: string): ((count: number, forms: Forms) => string) => {
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(readerLocale(language));
  return (count, forms) => {
    const form = count === 0 && forms.zero !== undefined ? 'zero' : rules.select(count);
    return (forms[form] ?? forms.other).replace('#', number.format(count));
  };
};
