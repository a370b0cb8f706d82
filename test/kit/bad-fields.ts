import type { Fields } from './rules.ts';

type Cases = [name: string, fields: Fields][];

/** Values that are not a text of at most `most` characters. */
export const badTexts = (field: string, most: number): Cases => [
  [`an empty ${field}`, { [field]: '' }],
  [`a blank ${field}`, { [field]: ' ' }],
  [`a ${field} of ${most + 1} characters`, { [field]: 'x'.repeat(most + 1) }],
  [`a number for a ${field}`, { [field]: 7 }],
  [`null for a ${field}`, { [field]: null }],
];

/** Values that are not a name. */
export const badNames = (field: string): Cases => [
  ...badTexts(field, 200),
  [`a web address in a ${field}`, { [field]: 'Win HTTPS://evil.example' }],
  [`www in a ${field}`, { [field]: 'Win at Www.evil.example' }],
  [`www at the start of a ${field}`, { [field]: 'www.evil.example' }],
  [`a line break in a ${field}`, { [field]: 'Salon\nBcc: x' }],
  [`an em space for a ${field}`, { [field]: '\u2003' }],
  [`a line break at the end of a ${field}`, { [field]: 'Salon\n' }],
  [`a control character in a ${field}`, { [field]: 'Salon\u0085Nord' }],
  [`a line separator in a ${field}`, { [field]: 'Salon\u2028Nord' }],
  [`a bidi override in a ${field}`, { [field]: 'Salon\u202Eslx' }],
  [`a bidi isolate in a ${field}`, { [field]: 'Salon\u2066slx' }],
];

/** Values that are a name, in spite of their looks. */
export const goodNames = (field: string): Cases => [
  [`Arabic with marks of direction for a ${field}`, { [field]: 'صالون \u200Fنور\u200E 2' }],
  [`emoji with joiners for a ${field}`, { [field]: '👩‍🍳 Küche' }],
  [`punctuation in a ${field}`, { [field]: 'Awww. Cut: short / e.g. (“x”)' }],
];

/** Values that are not a price in euros. */
export const badPrices = (field: string): Cases => {
  const price = { amount: 900, currency: 'EUR' };
  return [
    [`a bare number for a ${field}`, { [field]: 900 }],
    [`null for a ${field}`, { [field]: null }],
    [`an empty ${field}`, { [field]: {} }],
    [`a ${field} without currency`, { [field]: { amount: 900 } }],
    [`a ${field} with another key`, { [field]: { ...price, tax: 19 } }],
    [`a negative ${field}`, { [field]: { ...price, amount: -1 } }],
    [`a ${field} in fractions`, { [field]: { ...price, amount: 8.99 } }],
    [`a ${field} in the wrong currency`, { [field]: { ...price, currency: 'USD' } }],
  ];
};

/** Values that are not a number between `below` and `above`. */
export const badNumbers = (field: string, below: number, above: number): Cases => [
  [`a ${field} of ${below}`, { [field]: below }],
  [`a ${field} of ${above}`, { [field]: above }],
  [`a ${field} that is no number`, { [field]: Number.NaN }],
  [`text for a ${field}`, { [field]: '1' }],
  [`null for a ${field}`, { [field]: null }],
];

/** Values that are not a document id. */
export const badIds = (field: string): Cases => [
  [`an empty ${field}`, { [field]: '' }],
  [`a path for a ${field}`, { [field]: 'a/b' }],
  [`a ${field} of 129 characters`, { [field]: 'x'.repeat(129) }],
  [`a number for a ${field}`, { [field]: 7 }],
  [`null for a ${field}`, { [field]: null }],
];
