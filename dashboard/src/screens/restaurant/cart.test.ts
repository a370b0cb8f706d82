import { expect, test } from 'vitest';
import { type Cart, countOf, linesOf, priceOf, withWish } from './cart.ts';

const empty: Cart = new Map();
const dish = { taxRate: 10, available: true, station: 'kitchen' };
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const menu = [
  { ...dish, id: 'pizza', name: 'Pizza', price: euros(900) },
  { ...dish, id: 'cola', name: 'Cola', price: euros(350) },
];

test('a cart becomes the lines of an order, with its notes', () => {
  const two = withWish(withWish(empty, 'pizza', { quantity: 2 }), 'cola', { quantity: 1 });
  const cart = withWish(two, 'pizza', { note: ' no basil ' });
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `line-${ids}`;
  };
  expect(linesOf(cart, newId)).toEqual([
    { lineId: 'line-1', menuItemId: 'pizza', quantity: 2, note: 'no basil' },
    { lineId: 'line-2', menuItemId: 'cola', quantity: 1 },
  ]);
  expect(countOf(cart)).toBe(3);
  expect(priceOf(cart, menu, 'EUR')).toEqual(euros(2150));
});

test('a dish that nobody wants any more leaves the cart', () => {
  const cart = withWish(withWish(empty, 'pizza', { quantity: 1 }), 'pizza', { quantity: 0 });
  expect([...cart]).toEqual([]);
  expect(priceOf(cart, menu, 'EUR')).toEqual(euros(0));
});
