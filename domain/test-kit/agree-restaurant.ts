import { expect } from 'vitest';
import {
  evolveOrder,
  type Fields,
  ingredientSchema,
  type Order,
  type OrderEvent,
  openStatuses,
  orderSchema,
  type StockLog,
  stockLogSchema,
  tableSchema,
  toQuantity,
} from '../src/index.ts';
import type { Stage } from './given.ts';

const providerRoot = 'serviceProviders/pizzeria';

export const allOrders = ({ store }: Stage): Order[] =>
  store.list(`${providerRoot}/orders`).map((order) => orderSchema.parse(order));

export const allLogs = ({ store }: Stage): StockLog[] =>
  store.list(`${providerRoot}/stockLogs`).map((log) => stockLogSchema.parse(log));

const isOpen = ({ status }: Order): boolean => openStatuses.some((open) => open === status);

const byVersion = (a: Fields, b: Fields): number => Number(a.version) - Number(b.version);

/** The fold of an order's events equals its document. */
const expectFold = (stage: Stage, order: Order): void => {
  const events = stage.store
    .list(`${providerRoot}/events`)
    .filter(({ type, entityId }) => String(type).startsWith('order.') && entityId === order.orderId)
    .sort(byVersion);
  const folded = events.reduce<Order | undefined>(
    (state, { id, type, version, correlationId, payload, occurredAt }) =>
      evolveOrder(state, {
        ...({ type, payload } as OrderEvent),
        id: String(id),
        version: Number(version),
        commandId: String(correlationId),
        occurredAt: occurredAt as Date,
      }),
    undefined,
  );
  expect(folded && orderSchema.parse(folded)).toEqual(order);
};

/** The stock of an ingredient equals the sum of its logs, entry by entry. */
const expectStock = (stage: Stage, opening: Readonly<Record<string, number>>): void => {
  const ingredients = stage.store
    .paths()
    .filter((path) => path.startsWith(`${providerRoot}/ingredients/`))
    .map((path) => ({ id: path.split('/').at(-1) ?? '', ...ingredientSchema.parse(stage.store.get(path)) }));
  for (const { id, currentStock, allowNegative } of ingredients) {
    let stock = opening[id] ?? 0;
    for (const log of allLogs(stage)
      .filter(({ ingredientId }) => ingredientId === id)
      .sort(byVersion)) {
      expect(log.quantityBefore).toBe(stock);
      expect(log.quantityAfter).toBe(toQuantity(stock + log.quantityChanged));
      stock = log.quantityAfter;
    }
    expect(currentStock).toBe(stock);
    if (!allowNegative) expect(currentStock).toBeGreaterThanOrEqual(0);
  }
};

/** A table names an order if and only if the order is open and at that table. */
const expectTables = (stage: Stage): void => {
  const ordersAtTables = allOrders(stage)
    .filter(isOpen)
    .flatMap(({ tableId, orderId }) => (tableId ? [[tableId, orderId]] : []));
  const tables = stage.store.paths().filter((path) => path.startsWith(`${providerRoot}/tables/`));
  const tablesWithOrders = tables.flatMap((path) => {
    const { orderId, status } = tableSchema.parse(stage.store.get(path));
    expect(status === 'occupied').toBe(orderId !== undefined);
    return orderId ? [[path.split('/').at(-1), orderId]] : [];
  });
  expect(tablesWithOrders.sort()).toEqual(ordersAtTables.sort());
};

/** All documents of a restaurant agree. `opening` is each stock before its first log entry. */
export const expectRestaurant = (stage: Stage, opening: Readonly<Record<string, number>>): void => {
  const orders = allOrders(stage);
  for (const order of orders) expectFold(stage, order);
  const numbers = orders.map(({ day, number }) => `${day} ${number}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  expectStock(stage, opening);
  expectTables(stage);
};
