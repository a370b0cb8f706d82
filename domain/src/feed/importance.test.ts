import { expect, test } from 'vitest';
import {
  providerPayloads,
  reservationPayloads,
  subscriptionPayloads,
  voucherPayloads,
} from '../wire/event-payloads.ts';
import { recordEventTypes } from '../wire/event-types-of-records.ts';
import { importanceOf, importances, isAtLeast, typesOf } from './importance.ts';

test('every type of event that can be stored has an importance, and no other', () => {
  const stored = [reservationPayloads, voucherPayloads, subscriptionPayloads, providerPayloads].flatMap(Object.keys);
  const named = importances.flatMap(typesOf);
  expect(named.toSorted()).toEqual([...new Set([...stored, ...recordEventTypes()])].toSorted());
});

test('the types that somebody should look at fit into one query', () => {
  expect(typesOf('high').length).toBeLessThanOrEqual(30);
});

test('a type of a later version is normal', () => {
  expect(importanceOf('order.split')).toBe('normal');
  expect(importanceOf('toString')).toBe('normal');
  expect(isAtLeast('order.split', 'normal')).toBe(true);
  expect(isAtLeast('order.updated', 'normal')).toBe(false);
  expect(isAtLeast('device.behind', 'high')).toBe(true);
});
