import { expect, test } from 'vitest';
import { english } from '../words/english.ts';
import { refusalText } from './refusal-text.ts';

test('a refusal for lack of stock names what is missing', () => {
  const shortages = [{ ingredientId: 'mozzarella', name: 'Mozzarella', needed: 200, available: 0, unit: 'g' }];
  const rejection = {
    code: 'resource-exhausted',
    message: '',
    details: { reason: 'out-of-stock', shortages },
  } as const;
  expect(refusalText(rejection, 'en', english)).toBe(
    'There is not enough in stock. Mozzarella: 200 g needed, 0 g there.',
  );
});

test('a shortage that another version has written differently leaves the sentence as it is', () => {
  const details = { reason: 'out-of-stock', shortages: [{ name: 'Salt' }, null] } as const;
  expect(refusalText({ code: 'resource-exhausted', message: '', details }, 'en', english)).toBe(
    'There is not enough in stock.',
  );
});
