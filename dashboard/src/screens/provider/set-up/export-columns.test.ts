import { csvOf } from '@counterfoil/client/insight';
import { expect, test } from 'vitest';
import { customerColumns, rangeFault, wholeOrNone } from './export-columns.ts';

test('a name of a customer runs as no formula', () => {
  const at = new Date(0);
  const customer = {
    name: '=HYPERLINK("evil")',
    phone: '+39 06',
    saidIn: {},
    totalOrders: 2,
    totalSpent: { amount: 1050, currency: 'EUR' },
    firstOrderDate: at,
    lastOrderDate: at,
    itemCounts: {},
    favoriteItems: [],
    customerType: 'regular' as const,
    loyaltyPoints: 10,
    discountPercentage: 0,
    inactiveAt: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  const [, line] = csvOf([customer], customerColumns).split('\r\n');
  expect(line).toContain(`"'=HYPERLINK(""evil"")",'+39 06,`);
  expect(line).toContain(',10.50,EUR,');
});

test.each([
  ['', '2026-08-01', 'order'],
  ['2026-08-02', '2026-08-01', 'order'],
  ['2026-01-01', '2027-02-05', 'long'],
  ['2026-01-01', '2027-02-04', undefined],
  ['2026-08-01', '2026-08-01', undefined],
])('days from %s to %s', (from, to, fault) => {
  expect(rangeFault(from, to)).toBe(fault);
});

test('half of the bookings make no file', () => {
  const bookings = Array.from({ length: 10_000 }, () => ({ status: 'completed' as const }));
  expect(wholeOrNone(bookings.slice(1))).toHaveLength(9999);
  expect(() => wholeOrNone(bookings)).toThrow('too many');
});
