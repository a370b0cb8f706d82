import { type Fields, restaurantCommands } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { line, minutesLater, pizzeria, sam } from '../../../domain/test-kit/pizzeria.ts';
import { type Base, type InFlight, rebase } from './rebase.lazy.ts';

const order = 'serviceProviders/pizzeria/orders/o';
const table = 'serviceProviders/pizzeria/tables/t1';

const isWatched = (path: string): boolean => /\/(orders|tables)\/[^/]+$/.test(path);

/** A device with a listener for orders and another for tables, each with a server's state of its own. */
const device = (orders: Map<string, Fields>, tables: Map<string, Fields>): Base => {
  const of = (path: string) => (path.includes('/tables/') ? tables : orders);
  return {
    get: (path) => of(path).get(path),
    knows: () => true,
    shows: (path, data, has) => {
      const seen = of(path).get(path);
      if (!isWatched(path)) return undefined;
      return seen ? has(seen) : data === undefined;
    },
  };
};

const everything = ({ store }: ReturnType<typeof pizzeria>): Map<string, Fields> =>
  new Map(store.paths().map((path) => [path, store.get(path) ?? {}]));

test('what one listener shows already, the others go on to show early until it comes to them', () => {
  const stage = pizzeria();
  const payload = { orderId: 'o', tableId: 't1', lines: [line('a', 'margherita', 1)] };
  const before = everything(stage);
  const command = { id: 'c', type: 'order.place', providerId: 'pizzeria', payload, issuedAt: '' };
  const decider = restaurantCommands['order.place'];
  const sent: InFlight = { command, actor: sam, at: minutesLater(1), sequence: 1, decider, known: new Map() };
  const early = rebase(device(before, before), [sent]);
  expect(early.changes.get(table)).toMatchObject({ status: 'occupied', orderId: 'o' });

  stage.when('order.place', payload, { by: sam, id: 'c', at: minutesLater(2) });
  const after = everything(stage);
  const half = rebase(device(after, before), early.inFlight);
  expect(half.changes.get(table)).toMatchObject({ status: 'occupied', orderId: 'o' });
  // The order is the server's by now.
  expect(half.changes.has(order)).toBe(false);
  expect(half.inFlight).toMatchObject([{ isAcknowledged: true }]);
  const otherHalf = rebase(device(before, after), early.inFlight);
  expect([otherHalf.changes.has(order), otherHalf.changes.has(table)]).toEqual([true, false]);
  expect(rebase(device(after, after), half.inFlight)).toEqual({ changes: new Map(), inFlight: [] });
});
