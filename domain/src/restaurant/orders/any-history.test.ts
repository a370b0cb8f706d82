import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOrders, expectRestaurant } from '../../../test-kit/agree-restaurant.ts';
import { foreseenOf } from '../../../test-kit/foreseen.ts';
import type { Stage } from '../../../test-kit/given.ts';
import { guest, kim, line, minutesLater, olga, pizzeria, sam } from '../../../test-kit/pizzeria.ts';
import type { CommandType } from '../../commands.ts';
import type { Actor } from '../../kernel/actor.ts';
import { lineStatuses } from './status.ts';

type Type = Exclude<Extract<CommandType, `order.${string}` | `stock.${string}`>, 'order.claim'>;

interface Step {
  readonly type: Type;
  readonly orderId: string;
  readonly tableId: string | undefined;
  readonly lineId: string;
  readonly menuItemId: string;
  readonly ingredientId: string;
  readonly quantity: number;
  /** Steps of a line's status, forward or back. */
  readonly steps: number;
  readonly sender: Actor;
  readonly minutes: number;
}

/** Few orders, tables and lines, and little stock, so that steps often conflict. */
const step: fc.Arbitrary<Step> = fc.record({
  type: fc.constantFrom<Type[]>(
    'order.place',
    'order.place',
    'order.addLines',
    'order.addLines',
    'order.removeLine',
    'order.move',
    'order.confirm',
    'order.confirm',
    'order.confirm',
    ...Array<Type>(10).fill('order.setLineStatus'),
    'order.complete',
    'order.cancel',
    'stock.receive',
    'stock.adjust',
    'stock.count',
  ),
  orderId: fc.constantFrom('o', 'o', 'o', 'p', 'q'),
  tableId: fc.constantFrom('t1', 't2', undefined),
  lineId: fc.constantFrom('a', 'a', 'b', 'c'),
  menuItemId: fc.constantFrom('margherita', 'large', 'cola', 'cover', 'tiramisu'),
  ingredientId: fc.constantFrom('flour', 'mozzarella', 'salt', 'cola'),
  quantity: fc.integer({ min: 1, max: 4 }),
  steps: fc.constantFrom(...Array<number>(10).fill(1), -1, 0, 2),
  sender: fc.constantFrom(sam, sam, sam, olga, kim, guest),
  minutes: fc.nat(90),
});

/** The status that a step requests for its line. */
const statusOf = (stage: Stage, { orderId, lineId, steps }: Step) => {
  const order = allOrders(stage).find((order) => order.orderId === orderId);
  const current = order?.lines.find((line) => line.lineId === lineId)?.status ?? 'queued';
  const next = lineStatuses[lineStatuses.indexOf(current) + steps] ?? 'served';
  return next === 'new' ? 'queued' : next;
};

const send = (stage: Stage, step: Step, now: Date) => {
  const { type, orderId, tableId, lineId, menuItemId, quantity, ingredientId } = step;
  const how = { by: step.sender, at: now };
  const lines = [line(lineId, menuItemId, quantity)];
  switch (type) {
    case 'order.place':
      return stage.when(type, { orderId, tableId, lines }, how);
    case 'order.addLines':
      return stage.when(type, { orderId, lines }, how);
    case 'order.removeLine':
      return stage.when(type, { orderId, lineId }, how);
    case 'order.move':
      return stage.when(type, { orderId, tableId: tableId ?? 't1' }, how);
    case 'order.setLineStatus':
      return stage.when(type, { orderId, lineId, status: statusOf(stage, step) }, how);
    case 'order.confirm':
    case 'order.complete':
    case 'order.cancel':
      return stage.when(type, { orderId }, how);
    case 'stock.receive':
      return stage.when(type, { ingredientId, quantity: quantity / 8 }, how);
    case 'stock.adjust':
      return stage.when(type, { ingredientId, delta: 0.1 - quantity }, how);
    case 'stock.count':
      return stage.when(type, { ingredientId, counted: quantity * 1.3 }, how);
    default:
      return type satisfies never;
  }
};

test('keeps orders, tables, numbers, stock and logs in agreement through random histories', () => {
  const reached = new Set<string>();
  const opening = { flour: 10, mozzarella: 1000, salt: 0, cola: 24 };
  const play = (steps: readonly Step[]) => {
    const stage = pizzeria();
    let minutes = 0;
    for (const step of steps) {
      minutes += step.minutes;
      send(stage, step, minutesLater(minutes));
    }
    expectRestaurant(stage, opening);
    for (const { status, lines } of allOrders(stage)) {
      reached.add(status);
      for (const line of lines) reached.add(line.status);
    }
  };
  fc.assert(fc.property(fc.array(step, { minLength: 40, maxLength: 100, size: 'max' }), play), { numRuns: 250 });
  // Each accepted command did what its preview would have told.
  expect(foreseenOf('orderId')).toBeGreaterThan(500);
  expect([...reached].sort()).toEqual([
    ...['cancelled', 'completed', 'confirmed', 'new', 'pending', 'preparing', 'queued', 'ready', 'served'],
  ]);
});
