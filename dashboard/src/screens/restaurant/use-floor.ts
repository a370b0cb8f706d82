import type { Identified, Order, Table } from '@counterfoil/client';
import { useConnection, useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import { useFormats } from '../../words/use-formats.ts';
import type { OpenOrder } from './order-facts.ts';

/** The open orders and the tables of a place, and how staff call them. */
export interface Floor {
  readonly orders: readonly OpenOrder[];
  readonly tables: readonly Identified<Table>[];
  /** The tables that can take an order. Staff see why one may not be ready, and decide. */
  readonly free: readonly { readonly id: string; readonly label: string }[];
  /** Ids of orders and tables with changes that the server has not confirmed yet. */
  readonly sending: ReadonlySet<string>;
  /** True until orders and tables were read for the first time. */
  readonly isLoading: boolean;
  readonly error: { readonly code: string; readonly retry: () => void } | undefined;
  /** «No. 12»; the server gives the number, so an order that waits for it has none. */
  readonly numberOf: (order: OpenOrder) => string;
  /** The table, «Take-away» or «Counter». */
  readonly whereOf: (order: Order) => string;
}

/** Ids of the orders that this device has placed, and the server has not settled. */
const usePlaced = (providerId: string): ReadonlySet<string> => {
  const { pending } = useConnection();
  return useMemo(
    () =>
      new Set(
        pending
          .filter((work) => work.providerId === providerId && work.what === 'order.place')
          .map(({ command }) => String(Reflect.get(Object(command?.payload), 'orderId'))),
      ),
    [pending, providerId],
  );
};

export const useFloor = (providerId: string): Floor => {
  const view = useCounterfoil().provider(providerId);
  const { orders: words, tables: tableWords, kitchen } = useWords();
  const format = useFormats();
  const orders = useLive(view.orders({ open: true }), []);
  const tables = useLive(view.tables(), []);
  const placed = usePlaced(providerId);
  const failed = [orders, tables].find(({ error }) => error);
  const sending = useMemo(
    () => new Set([...orders.pendingIds, ...tables.pendingIds]),
    [orders.pendingIds, tables.pendingIds],
  );
  const isNumbered = ({ id, version }: OpenOrder): boolean => !sending.has(id) || (version > 1 && !placed.has(id));
  const kinds = { table: undefined, takeAway: kitchen.takeAway, counter: words.counter };
  const labelOf = ({ name, status }: Table): string =>
    status === 'available' ? name : `${name} · ${tableWords.status[status]}`;
  return {
    orders: orders.data,
    tables: tables.data,
    free: tables.data
      .filter(({ orderId }) => orderId === undefined)
      .map((table) => ({ id: table.id, label: labelOf(table) })),
    sending,
    isLoading: [orders, tables].some(({ loading, at }) => loading && !at),
    error: failed?.error && { code: failed.error.code, retry: failed.retry },
    numberOf: (order) => (isNumbered(order) ? kitchen.number(format.number(order.number)) : words.unnumbered),
    whereOf: ({ kind, tableId }) => tables.data.find(({ id }) => id === tableId)?.name ?? kinds[kind] ?? tableId ?? '',
  };
};
