import type { OrderLine } from '@counterfoil/client';
import { expect, test } from 'vitest';
import { removeLine, serveLine } from './line-commands.ts';

const order = { providerId: 'p', orderId: 'o' };

const line = (status: OrderLine['status']): OrderLine => ({
  lineId: 'a',
  menuItemId: 'margherita',
  name: 'Margherita',
  quantity: 2,
  note: 'no basil',
  unitPrice: { amount: 900, currency: 'EUR' },
  taxRate: 10,
  station: 'kitchen',
  status,
  statusAt: new Date('2026-11-24T19:00:00Z'),
  addedBy: 'sofia',
});

test('a line that is new comes back as it was', () => {
  const again = { lineId: 'a', menuItemId: 'margherita', quantity: 2, note: 'no basil' };
  const { command, undo } = removeLine(order, line('new'));
  expect(command).toMatchObject({ type: 'order.removeLine', payload: { orderId: 'o', lineId: 'a' } });
  expect(undo).toMatchObject({ type: 'order.addLines', payload: { orderId: 'o', lines: [again] } });
});

test('a line that the kitchen had does not come back without it', () => {
  expect(removeLine(order, line('queued'))).not.toHaveProperty('undo');
});

test('a line that was brought is ready again', () => {
  const { command, undo } = serveLine(order, line('ready'));
  expect([command.payload, undo?.payload]).toMatchObject([{ status: 'served' }, { status: 'ready' }]);
});
