import type { Counterfoil, Identified, NewCommand, Order, Table } from '@counterfoil/client';
import { combineLatest, map, type Subscription } from 'rxjs';
import { actionButton } from './act.ts';
import { element } from './element.ts';
import { formatMoney } from './format.ts';
import { listItem } from './list-item.ts';
import { liveSection } from './live-section.ts';

const kinds = { table: 'table', takeAway: 'to take away', counter: 'counter' } as const satisfies Record<
  Order['kind'],
  string
>;

const whereOf = ({ kind, tableId }: Order, tables: readonly Identified<Table>[]): string =>
  tables.find(({ id }) => id === tableId)?.name ?? kinds[kind];

/** A provider's open orders, with the waiters' actions. */
export const ordersView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement => {
  const provider = counterfoil.provider(providerId);
  const item = (order: Identified<Order>, tables: readonly Identified<Table>[], error: HTMLElement) => {
    const { orderId, number, lines, totals, status } = order;
    const button = (label: string, command: NewCommand) => actionButton(counterfoil, label, () => command, error);
    const payload = { orderId };
    const hasNew = lines.some((line) => line.status === 'new');
    const served = lines.filter((line) => line.status === 'served').length;
    const buttons = [
      ...(hasNew ? [button('Send', { type: 'order.confirm', providerId, payload })] : []),
      ...(status === 'confirmed' && !hasNew
        ? [button('Paid', { type: 'order.complete', providerId, payload: { orderId, payment: { method: 'cash' } } })]
        : []),
      button('Cancel', { type: 'order.cancel', providerId, payload }),
    ];
    const facts = [whereOf(order, tables), formatMoney(totals.total), `${served} of ${lines.length} served`];
    return listItem(`No. ${number}`, facts, buttons);
  };
  const items = combineLatest([provider.orders({ open: true }), provider.tables()]).pipe(
    map(([orders, tables]) => orders.data.map((order) => ({ order, tables: tables.data }))),
  );
  return liveSection(
    { id: 'orders', title: 'Open orders', items, item: ({ order, tables }, error) => item(order, tables, error) },
    watching,
  );
};

/** The tables, with an action that marks a cleaned table as available. */
export const tablesView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement => {
  const provider = counterfoil.provider(providerId);
  const ready = ({ id }: Identified<Table>, error: HTMLElement) => {
    const button = element('button', { type: 'button' }, 'Ready');
    button.onclick = () =>
      provider.records.change('tables', id, { status: 'available' }).catch((failure: Error) => {
        error.textContent = failure.message;
      });
    return button;
  };
  return liveSection(
    {
      id: 'tables',
      title: 'Tables',
      items: provider.tables().pipe(map(({ data }) => data)),
      item: (table, error) => {
        const facts = [`${table.seats} seats`, table.status];
        return listItem(table.name, facts, table.status === 'cleaning' ? [ready(table, error)] : []);
      },
    },
    watching,
  );
};
