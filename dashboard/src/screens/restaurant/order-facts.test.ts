import type { LineStatus, Order } from '@counterfoil/client';
import { expect, test } from 'vitest';
import { canPay, nextStep } from './order-facts.ts';

const now = new Date('2026-11-24T19:00:00Z');
const price = { amount: 900, currency: 'EUR' };

const orderWith = (status: Order['status'], lines: readonly LineStatus[]): Order => ({
  orderId: 'o',
  providerId: 'p',
  providerName: 'Pizzeria',
  number: 12,
  day: '2026-11-24',
  kind: 'takeAway',
  lines: lines.map((lineStatus, n) => ({
    lineId: `${n}`,
    menuItemId: 'margherita',
    name: 'Margherita',
    quantity: 1,
    unitPrice: price,
    taxRate: 10,
    station: 'kitchen',
    status: lineStatus,
    statusAt: now,
    addedBy: 'sofia',
  })),
  status,
  totals: { subtotal: price, tax: price, total: price },
  taxIncluded: true,
  openedBy: 'sofia',
  version: 1,
  lastCommandId: 'c',
  createdAt: now,
  updatedAt: now,
});

test.each([
  ['pending', ['new'], 'send', false],
  ['confirmed', ['served', 'new'], 'send', false],
  ['confirmed', ['queued'], 'add', true],
  ['confirmed', ['served', 'ready'], 'add', true],
  ['confirmed', ['served', 'served'], 'pay', true],
  ['confirmed', [], 'add', true],
  ['pending', [], 'add', false],
] as const)('a %s order with lines %j: next is «%s»', (status, lines, next, isPayable) => {
  const order = orderWith(status, lines);
  expect(nextStep(order)).toBe(next);
  expect(canPay(order)).toBe(isPayable);
});
