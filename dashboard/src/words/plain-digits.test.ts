import { expect, test } from 'vitest';
import { plainDigits } from './plain-digits.ts';

test.each([
  ['٢٥٫٥٠', '25.50'],
  ['۳۰', '30'],
  ['١٬٢٥٠', '1250'],
  [' 12,50 ', '12,50'],
  ['0x10', '0x10'],
])('«%s» is read as «%s»', (typed, read) => {
  expect(plainDigits(typed)).toBe(read);
});
