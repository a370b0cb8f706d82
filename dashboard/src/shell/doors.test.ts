import { expect, test } from 'vitest';
import { openDoors } from './doors.ts';

const pathsFor = (...args: Parameters<typeof openDoors>) => openDoors(...args).map(({ path }) => path);

test('a cook sees the kitchen, and nothing else', () => {
  expect(pathsFor('kitchen', ['booking', 'restaurant', 'stock', 'subscriptions'])).toEqual(['kitchen']);
  expect(pathsFor('kitchen', ['stock'])).toEqual([]);
});

test('a receptionist sees the day and no money', () => {
  expect(pathsFor('staff', ['booking', 'subscriptions'])).toEqual(['today', 'calendar', 'subscriptions']);
});

test('an owner of a salon sees no kitchen', () => {
  expect(pathsFor('owner', ['booking'])).toEqual(['today', 'calendar', 'money', 'figures', 'set-up']);
});

test('a waiter sees orders, tables and the stock, and no money', () => {
  expect(pathsFor('staff', ['restaurant', 'stock'])).toEqual(['orders', 'tables', 'kitchen', 'stock']);
});

test('a restaurant that counts no stock has no door to it', () => {
  expect(pathsFor('manager', ['restaurant'])).toEqual(['orders', 'tables', 'kitchen', 'money', 'figures', 'set-up']);
});
