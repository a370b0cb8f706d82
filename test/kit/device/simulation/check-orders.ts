import type { Order } from '@counterfoil/domain';
import type { CommandResult } from './command-results.ts';

interface Expected {
  commands: number;
  readonly added: string[];
  readonly removed: Set<string>;
}

/** The orders that result from the commands that took effect. */
const expectedOrders = (taken: readonly CommandResult[]): Map<string, Expected> => {
  const orders = new Map<string, Expected>();
  for (const { entry, changed } of taken) {
    const { command } = entry.work;
    if (!('orderId' in command.payload)) continue;
    const { orderId } = command.payload;
    const order = orders.get(orderId) ?? { commands: 0, added: [], removed: new Set() };
    orders.set(orderId, order);
    order.commands += changed ? 1 : 0;
    if ('lines' in command.payload) order.added.push(...command.payload.lines.map(({ lineId }) => lineId));
    if (command.type === 'order.removeLine') order.removed.add(command.payload.lineId);
  }
  return orders;
};

const faultsOf = (id: string, expected: Expected | undefined, order: Order | undefined): string[] => {
  if (!expected || !order) return [`${id} ${order ? 'exists, but nobody placed it' : 'is lost'}`];
  const is = order.lines.map(({ lineId }) => lineId).sort();
  const should = expected.added.filter((lineId) => !expected.removed.has(lineId)).sort();
  return [
    ...(JSON.stringify(is) === JSON.stringify(should) ? [] : [`${id} has the lines ${is}, not ${should}`]),
    ...(order.version === expected.commands
      ? []
      : [`${id} is at ${order.version} after ${expected.commands} commands`]),
  ];
};

/**
 * Checks every placed order: it exists once, has one version per command, and has every line that was added and not
 * removed.
 */
export const checkOrders = (taken: readonly CommandResult[], orders: readonly Order[]): string[] => {
  const should = expectedOrders(taken);
  const are = new Map(orders.map((order) => [order.orderId, order]));
  const numbers = orders.map(({ number }) => number);
  return [
    ...[...new Set([...should.keys(), ...are.keys()])].flatMap((id) => faultsOf(id, should.get(id), are.get(id))),
    ...(new Set(numbers).size === numbers.length ? [] : ['two orders have the same number']),
  ];
};
