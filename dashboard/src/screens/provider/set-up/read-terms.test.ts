import { expect, test } from 'vitest';
import { readTerms, type TypedTerms } from './read-terms.ts';

const nothing: TypedTerms = {
  freeHours: '',
  fee: '',
  noShowFee: '',
  deposit: '',
  waiting: '',
  giftCard: '',
  packages: '',
};

test('nothing typed takes every term away', () => {
  expect(readTerms(nothing, 'EUR')).toEqual({
    terms: {
      cancellationPolicy: null,
      depositPercent: null,
      waitingHoldMinutes: null,
      giftCardDays: null,
      packages: null,
    },
  });
});

test('terms are read as an owner types them', () => {
  const typed = { ...nothing, freeHours: '٢٤', fee: '50', deposit: '40', packages: '10 450 365\n 5 240,50 180 \n' };
  expect(readTerms(typed, 'EUR')).toMatchObject({
    terms: {
      cancellationPolicy: { freeUntilHours: 24, feePercent: 50, noShowFeePercent: 0 },
      depositPercent: 40,
      packages: ['10 45000 365', '5 24050 180'],
    },
  });
});

test.each([
  [{ fee: '101' }, ['fee']],
  [{ deposit: '0' }, ['deposit']],
  [{ freeHours: 'a day', giftCard: '1.5' }, ['freeHours', 'giftCard']],
  [{ packages: '10 450' }, ['packages']],
  [{ packages: '10 450 365\n10 400 365' }, ['packages']],
  [{ packages: '1 45 365' }, ['packages']],
])('%j is told by its fields', (typed, wrong) => {
  expect(readTerms({ ...nothing, ...typed }, 'EUR')).toEqual({ wrong });
});
