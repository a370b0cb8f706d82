import type { Fields } from './rules.ts';

type Cases = [name: string, fields: Fields][];

/** What no text of so many characters at most is. */
export const badTexts = (field: string, most: number): Cases => [
  [`an empty ${field}`, { [field]: '' }],
  [`a blank ${field}`, { [field]: ' ' }],
  [`a ${field} of ${most + 1} characters`, { [field]: 'x'.repeat(most + 1) }],
  [`a number for a ${field}`, { [field]: 7 }],
  [`null for a ${field}`, { [field]: null }],
];

/** What no price in euros is. */
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

/** What no number is that must lie between these. */
export const badNumbers = (field: string, below: number, above: number): Cases => [
  [`a ${field} of ${below}`, { [field]: below }],
  [`a ${field} of ${above}`, { [field]: above }],
  [`a ${field} that is no number`, { [field]: Number.NaN }],
  [`text for a ${field}`, { [field]: '1' }],
  [`null for a ${field}`, { [field]: null }],
];

/** What no document's id is. */
export const badIds = (field: string): Cases => [
  [`an empty ${field}`, { [field]: '' }],
  [`a path for a ${field}`, { [field]: 'a/b' }],
  [`a ${field} of 129 characters`, { [field]: 'x'.repeat(129) }],
  [`a number for a ${field}`, { [field]: 7 }],
  [`null for a ${field}`, { [field]: null }],
];
