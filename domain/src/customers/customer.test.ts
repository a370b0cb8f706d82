import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Meal, order } from '../../test-kit/meal.ts';
import { dayMs } from '../kernel/time/durations.ts';
import type { Order } from '../restaurant/orders/order.ts';
import type { Customer } from './customer.ts';
import { customerIdOf } from './customer-id.ts';
import { agedCustomer, customerAfterOrder } from './evolve.ts';
import { loyaltyRules } from './loyalty-rules.ts';

const now = new Date('2026-06-01T00:00:00Z');
const rules = loyaltyRules({});
const on = (day: number): Date => new Date(Date.UTC(2026, 4, day));

type Completed = Order & { readonly completedAt: Date };
const meal = (more: Partial<Meal> = {}): Completed => {
  const completedAt = more.completedAt ?? on(4);
  return { ...order({ lines: [{ menuItemId: 'pizza', price: 950, quantity: 1 }], ...more }), completedAt };
};

const customerOf = (orders: readonly Completed[], by = rules): Customer => {
  const customer = orders.reduce<Customer | undefined>(
    (customer, order) => customerAfterOrder(customer, order, { rules: by, now }),
    undefined,
  );
  if (!customer) throw new Error('no orders');
  return customer;
};

describe('customerIdOf', () => {
  test('uses the phone in any notation, otherwise the e-mail', () => {
    const berlin = customerIdOf({ phone: '+49 30 / 123-45' });
    expect(berlin).toMatch(/^[0-9A-Z]{22}$/);
    expect(customerIdOf({ phone: '0049 (30) 12345', email: 'else@example.org' })).toBe(berlin);
    expect(customerIdOf({ phone: '030 12345' })).not.toBe(berlin);
    const ada = customerIdOf({ email: ' Ada@Example.org' });
    expect(customerIdOf({ phone: '---', email: 'ada@example.org' })).toBe(ada);
    expect(ada).not.toBe(berlin);
  });

  test('ignores a name, and placeholders for a number', () => {
    expect(customerIdOf({ name: 'Ada', userId: 'ada' })).toBeUndefined();
    expect(customerIdOf({ phone: '0', email: '  ' })).toBeUndefined();
  });

  test('has no collision among 20,000 phone numbers', () => {
    const ids = new Set(Array.from({ length: 20_000 }, (_, n) => customerIdOf({ phone: `0301${n}00` })));
    expect(ids.size).toBe(20_000);
  });
});

describe('loyaltyRules', () => {
  const defaults = {
    pointsPerUnit: 1,
    regularAfterOrders: 3,
    vipAfterOrders: 10,
    inactiveAfterDays: 90,
    discounts: { new: 0, regular: 5, vip: 10, inactive: 0 },
  };

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['text instead of rules', 'many'],
    ['a list', []],
    ['invalid rules', { pointsPerUnit: -1, regularAfterOrders: 0, vipAfterOrders: 'x', inactiveAfterDays: Number.NaN }],
    ['invalid discounts', { discounts: { new: 101, regular: null, vip: '10', inactive: -1 } }],
    ['no discounts', { discounts: 7 }],
  ])('returns the defaults for %s', (_, loyalty) => {
    expect(loyaltyRules({ loyalty })).toEqual(defaults);
  });

  test('keeps the valid rules', () => {
    const loyalty = { pointsPerUnit: 2, vipAfterOrders: 'often', discounts: { vip: 15 } };
    expect(loyaltyRules({ loyalty })).toEqual({
      ...defaults,
      pointsPerUnit: 2,
      discounts: { ...defaults.discounts, vip: 15 },
    });
  });
});

describe('a customer', () => {
  test('is the sum of their orders', () => {
    const wine = { menuItemId: 'wine', price: 499, quantity: 3 };
    const first = meal({ orderId: 'a', customer: { name: 'Ada', phone: '12345' } });
    const second = meal({
      orderId: 'b',
      completedAt: on(6),
      lines: [wine, { ...wine, name: 'Vino' }],
      customer: { name: 'Ada L.', email: 'ada@example.org' },
    });
    expect(customerOf([first, second])).toEqual({
      name: 'Ada L.',
      phone: '12345',
      email: 'ada@example.org',
      saidIn: {
        name: { at: on(6), orderId: 'b' },
        phone: { at: on(4), orderId: 'a' },
        email: { at: on(6), orderId: 'b' },
      },
      totalOrders: 2,
      totalSpent: { amount: 950 + 2994, currency: 'EUR' },
      firstOrderDate: on(4),
      lastOrderDate: on(6),
      itemCounts: {
        pizza: { name: 'pizza', quantity: 1, saidIn: { at: on(4), orderId: 'a' } },
        wine: { name: 'Vino', quantity: 6, saidIn: { at: on(6), orderId: 'b' } },
      },
      favoriteItems: [
        { menuItemId: 'wine', name: 'Vino', quantity: 6 },
        { menuItemId: 'pizza', name: 'pizza', quantity: 1 },
      ],
      customerType: 'new',
      loyaltyPoints: 9 + 29,
      discountPercentage: 0,
      inactiveAt: new Date(on(6).getTime() + 90 * dayMs),
      version: 2,
      createdAt: now,
      updatedAt: now,
    });
  });

  test('earns points by whole forints, although people write no fillér', () => {
    const forints = meal({ lines: [{ menuItemId: 'lángos', price: 125_050, quantity: 1 }], currency: 'HUF' });
    expect(customerOf([forints]).loyaltyPoints).toBe(1250);
  });

  test('spends no more than can be counted exactly', () => {
    const huge = meal({ lines: [{ menuItemId: 'diamond', price: 10 ** 15, quantity: 1 }] });
    const { totalSpent } = customerOf(Array.from({ length: 12 }, () => huge));
    expect(totalSpent.amount).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('earns points by whole units of the currency, which for the yen are its minor units', () => {
    const yen = meal({ lines: [{ menuItemId: 'ramen', price: 980, quantity: 1 }], currency: 'JPY' });
    expect(customerOf([yen]).loyaltyPoints).toBe(980);
    expect(customerOf([meal()], loyaltyRules({ loyalty: { pointsPerUnit: 2.5 } })).loyaltyPoints).toBe(22);
  });

  test('becomes regular, then VIP, with the discount of each type', () => {
    const types = [1, 2, 3, 9, 10].map((orders) => {
      const { customerType, discountPercentage } = customerOf(Array(orders).fill(meal()));
      return [orders, customerType, discountPercentage];
    });
    expect(types).toEqual([
      [1, 'new', 0],
      [2, 'new', 0],
      [3, 'regular', 5],
      [9, 'regular', 5],
      [10, 'vip', 10],
    ]);
  });

  test('has five favourite items, sorted by quantity, then name', () => {
    const names = { 1: 'f', 2: 'e', 3: 'd', 4: 'c', 5: 'b', 6: 'a' };
    const dishes = Object.entries(names).map(([menuItemId, name]) => ({ menuItemId, name, price: 1, quantity: 1 }));
    const lines = [...dishes, { menuItemId: '1', name: 'f', price: 1, quantity: 1 }];
    expect(customerOf([meal({ lines })]).favoriteItems.map(({ name }) => name)).toEqual(['f', 'a', 'b', 'c', 'd']);
  });

  test('becomes inactive after the configured time, and active with the next order', () => {
    const customer = customerOf([meal()]);
    const due = customer.inactiveAt ?? now;
    expect(agedCustomer(customer, rules, new Date(due.getTime() - 1))).toBeUndefined();
    const inactive = agedCustomer(customer, loyaltyRules({ loyalty: { discounts: { inactive: 20 } } }), due);
    expect(inactive).toEqual({
      ...customer,
      customerType: 'inactive',
      discountPercentage: 20,
      inactiveAt: null,
      version: 2,
      updatedAt: due,
    });
    expect(inactive && agedCustomer(inactive, rules, new Date('2099-01-01'))).toBeUndefined();
    const again = customerAfterOrder(inactive, meal({ orderId: 'b', completedAt: on(20) }), { rules, now });
    expect(again).toMatchObject({ customerType: 'new', discountPercentage: 0, totalOrders: 2, version: 3 });
    expect(again.inactiveAt?.getTime()).toBe(on(20).getTime() + 90 * dayMs);
  });

  test('is the same for every sequence of the same orders', () => {
    const details = fc.record(
      { name: fc.constantFrom('Ada', 'Bob'), phone: fc.constantFrom('1', '2'), userId: fc.constantFrom('u', 'v') },
      { requiredKeys: [] },
    );
    const dish = fc.record({
      menuItemId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      name: fc.constantFrom('x', 'y', 'z'),
      price: fc.nat(2000),
      quantity: fc.integer({ min: 1, max: 3 }),
    });
    const orderInput = fc.record({ customer: details, day: fc.integer({ min: 1, max: 4 }), lines: fc.array(dish) });
    const shuffled = fc
      .array(orderInput, { minLength: 1, maxLength: 8 })
      .map((all) => all.map(({ day, ...rest }, n) => meal({ ...rest, orderId: `o${n}`, completedAt: on(day) })))
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([orders, shuffledOrders]) => {
        expect(customerOf(shuffledOrders)).toEqual(customerOf(orders));
      }),
    );
  });
});
