import type { Ingredient } from '@counterfoil/client';
import { expect, test } from 'vitest';
import { isShort, worstFirst } from './worst-first.ts';

const ingredient = (id: string, stockStatus: Ingredient['stockStatus'], daysRemaining: number | null = null) => ({
  id,
  name: id,
  unit: 'g' as const,
  reorderPoint: 0,
  allowNegative: false,
  currentStock: 1,
  stockStatus,
  stockPercentage: null,
  daysRemaining,
  version: 1,
});

test('the stock that needs somebody comes first, and within a status what ends first', () => {
  const stock = [
    ingredient('rice', 'NORMAL', 9),
    ingredient('wine', 'OVERSTOCK'),
    ingredient('milk', 'LOW_STOCK', 2),
    ingredient('salt', 'NORMAL'),
    ingredient('eggs', 'LOW_STOCK', 0.5),
    ingredient('flour', 'OUT_OF_STOCK', 0),
    ingredient('oil', 'NORMAL', 3),
  ];
  expect(worstFirst(stock).map(({ id }) => id)).toEqual(['flour', 'eggs', 'milk', 'wine', 'oil', 'rice', 'salt']);
  expect(stock.filter(isShort).map(({ id }) => id)).toEqual(['milk', 'eggs', 'flour']);
});
