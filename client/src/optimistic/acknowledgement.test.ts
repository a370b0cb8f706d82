import { type Fields, restaurantCommands } from '@counterfoil/domain';
import { expect, test } from 'vitest';
import { line, minutesLater, pizzeria, sam } from '../../../domain/test-kit/pizzeria.ts';
import { type Base, type InFlight, rebase } from './rebase.lazy.ts';

const order = 'serviceProviders/pizzeria/orders/o';
const table = 'serviceProviders/pizzeria/tables/t1';

const isWatched = (path: string): boolean => /\/(orders|tables)\/[^/]+$/.test(path);

/** A device with a listener for orders and one for tables, each with its own state of the server. */
const device = (orders: Map<string, Fields>, tables: Map<string, Fields>): Base => {
  const documentsFor = (path: string) => (path.includes('/tables/') ? tables : orders);
  return {
    get: (path) => documentsFor(path).get(path),
    has: () => true,
    shows: (path, data, hasEffect) => {
      const seen = documentsFor(path).get(path);
      if (!isWatched(path)) return undefined;
      return seen ? hasEffect(seen) : data === undefined;
    },
  };
};

const allDocuments = ({ store }: ReturnType<typeof pizzeria>): Map<string, Fields> =>
  new Map(store.paths().map((path) => [path, store.get(path) ?? {}]));

test('keeps the prediction for each listener until its own snapshot has the effect', () => {
  const stage = pizzeria();
  const payload = { orderId: 'o', tableId: 't1', lines: [line('a', 'margherita', 1)] };
  const before = allDocuments(stage);
  const command = { id: 'c', type: 'order.place', providerId: 'pizzeria', payload, issuedAt: '' };
  const decider = restaurantCommands['order.place'];
  const sent: InFlight = { command, actor: sam, at: minutesLater(1), sequence: 1, decider, cached: new Map() };
  const predicted = rebase(device(before, before), [sent]);
  expect(predicted.changes.get(table)).toMatchObject({ status: 'occupied', orderId: 'o' });

  stage.when('order.place', payload, { by: sam, id: 'c', at: minutesLater(2) });
  const after = allDocuments(stage);
  const ordersArrived = rebase(device(after, before), predicted.inFlight);
  expect(ordersArrived.changes.get(table)).toMatchObject({ status: 'occupied', orderId: 'o' });
  // The orders listener shows the server's order already.
  expect(ordersArrived.changes.has(order)).toBe(false);
  expect(ordersArrived.inFlight).toMatchObject([{ isAcknowledged: true }]);
  const tablesArrived = rebase(device(before, after), predicted.inFlight);
  expect([tablesArrived.changes.has(order), tablesArrived.changes.has(table)]).toEqual([true, false]);
  expect(rebase(device(after, after), ordersArrived.inFlight)).toEqual({ changes: new Map(), inFlight: [] });
});
