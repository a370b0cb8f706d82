import type { Identified, Order, Table } from '@counterfoil/client';
import { useConnection, useLive } from '@counterfoil/client/react';
import { useMemo } from 'react';
import { useCounterfoil } from '../../shell/client.tsx';
import { useWords } from '../../words/language.tsx';
import type { OpenOrder } from './order-facts.ts';

/** The open orders and the tables of a place, and how staff call them. */
export interface Floor {
  readonly orders: readonly OpenOrder[];
  readonly tables: readonly Identified<Table>[];
  /** Ids of orders and tables with changes that the server has not confirmed yet. */
  readonly sending: ReadonlySet<string>;
  readonly isLoading: boolean;
  readonly error: { readonly code: string; readonly retry: () => void } | undefined;
  /** «No. 12»; the server gives the number, so an order that waits for it has none. */
  readonly numberOf: (order: OpenOrder) => string;
  /** The table, «Take-away» or «Counter». */
  readonly whereOf: (order: Order) => string;
}

/** Ids of the orders that this device has placed, and the server has not numbered. */
const useUnnumbered = (providerId: string): ReadonlySet<string> => {
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
  const { orders: words, kitchen } = useWords();
  const orders = useLive(view.orders({ open: true }), []);
  const tables = useLive(view.tables(), []);
  const unnumbered = useUnnumbered(providerId);
  const failed = [orders, tables].find(({ error }) => error);
  const kinds = { table: '', takeAway: kitchen.takeAway, counter: words.counter };
  return {
    orders: orders.data,
    tables: tables.data,
    sending: useMemo(
      () => new Set([...orders.pendingIds, ...tables.pendingIds]),
      [orders.pendingIds, tables.pendingIds],
    ),
    isLoading: orders.loading || tables.loading,
    error: failed?.error && { code: failed.error.code, retry: failed.retry },
    numberOf: ({ id, number }) => (unnumbered.has(id) ? words.unnumbered : kitchen.number(String(number))),
    whereOf: ({ kind, tableId }) => tables.data.find(({ id }) => id === tableId)?.name ?? kinds[kind],
  };
};
