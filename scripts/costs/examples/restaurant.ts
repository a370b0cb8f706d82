import type { Fields } from '@counterfoil/domain';
import { pizzeriaRecords } from '../../../domain/test-kit/fixtures/pizzeria.ts';
import type { Stage } from '../../../domain/test-kit/given.ts';
import {
  pizzeria as emptyPizzeria,
  evening,
  guest,
  kim,
  line,
  minutesLater,
  withOrder as placedOrder,
  sam,
  storedOrder,
} from '../../../domain/test-kit/pizzeria.ts';

/** Printers, and order numbers that began before: only the first order of each shard looks for those of old versions. */
const equipped: Readonly<Record<string, Fields>> = Object.fromEntries([
  ...Object.entries(pizzeriaRecords.printers).map(([id, data]) => [`serviceProviders/pizzeria/printers/${id}`, data]),
  ...Array.from({ length: 8 }, (_, shard) => [`serviceProviders/pizzeria/orderNumbers/${shard}`, { issued: 0 }]),
]);

export const pizzeria = (more: Readonly<Record<string, Fields>> = {}): Stage => emptyPizzeria({ ...equipped, ...more });

const withOrder = (how: { readonly confirmed?: boolean } = {}): Stage => placedOrder(how, equipped);

const confirmed = (): Stage => withOrder({ confirmed: true });

/** A ticket of the kitchen, which the printer at the pass can claim. */
const withTicket = (): Stage =>
  pizzeria({
    'serviceProviders/pizzeria/printJobs/t': {
      orderId: 'o',
      number: 7,
      orderKind: 'table',
      tableName: 'Window',
      station: 'kitchen',
      kind: 'new',
      lines: [{ lineId: 'l', name: 'Pizza', quantity: 2 }],
      status: 'queued',
      attempts: 0,
      version: 1,
      lastCommandId: 'confirm',
      createdAt: evening,
      updatedAt: evening,
    },
  });

const ticket = { printJobId: 't', printerId: 'pass' };

const claimed = (): Stage => {
  const stage = withTicket();
  stage.pass('printJob.claim', ticket, { by: kim });
  return stage;
};

/** The last command of each stage is the example: an order of a margherita and two colas at a table. */
export const restaurantExamples = {
  'order.place': () => withOrder(),
  'order.addLines': () => {
    const stage = confirmed();
    stage.pass('order.addLines', { orderId: 'o', lines: [line('c', 'cola')] }, { by: sam, at: minutesLater(20) });
    return stage;
  },
  'order.removeLine': () => {
    const stage = withOrder();
    stage.pass('order.removeLine', { orderId: 'o', lineId: 'b' }, { by: sam });
    return stage;
  },
  'order.move': () => {
    const stage = confirmed();
    stage.pass('order.move', { orderId: 'o', tableId: 't2' }, { by: sam });
    return stage;
  },
  'order.confirm': confirmed,
  'order.setLineStatus': () => {
    const stage = confirmed();
    stage.pass('order.setLineStatus', { orderId: 'o', lineId: 'a', status: 'preparing' }, { by: kim });
    return stage;
  },
  'order.complete': () => {
    const stage = confirmed();
    stage.pass('order.complete', { orderId: 'o', payment: { method: 'cash' } }, { by: sam, at: minutesLater(60) });
    return stage;
  },
  'order.cancel': () => {
    const stage = confirmed();
    stage.pass('order.cancel', { orderId: 'o', reason: 'left' }, { by: sam });
    return stage;
  },
  'order.claim': () => {
    const stage = confirmed();
    const code = storedOrder(stage).claimCode ?? '';
    stage.pass('order.claim', { orderId: 'o', code }, { by: guest, at: minutesLater(60) });
    return stage;
  },
  'stock.receive': () => {
    const stage = pizzeria();
    stage.pass('stock.receive', { ingredientId: 'cola', quantity: 24 }, { by: sam });
    return stage;
  },
  'stock.adjust': () => {
    const stage = pizzeria();
    stage.pass('stock.adjust', { ingredientId: 'cola', delta: -1 }, { by: sam });
    return stage;
  },
  'stock.count': () => {
    const stage = pizzeria();
    stage.pass('stock.count', { ingredientId: 'cola', counted: 20 }, { by: sam });
    return stage;
  },
  'printJob.claim': claimed,
  'printJob.done': () => {
    const stage = claimed();
    stage.pass('printJob.done', ticket, { by: kim });
    return stage;
  },
  'printJob.failed': () => {
    const stage = claimed();
    stage.pass('printJob.failed', { ...ticket, error: 'no paper' }, { by: kim });
    return stage;
  },
} as const;
