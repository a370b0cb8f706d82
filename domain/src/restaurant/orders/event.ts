import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { ConsumedStock, Order, OrderLine } from './order.ts';
import type { LineStatus } from './status.ts';

/** How an order begins: the document without what every event carries anyway. */
export type NewOrder = Omit<Order, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

/** Times are not in the payloads where `occurredAt` says them. Totals follow from the lines. */
export type OrderEvent =
  | DomainEvent<'order.created', NewOrder>
  | DomainEvent<
      'order.updated',
      | { change: 'linesAdded'; lines: OrderLine[] }
      | { change: 'lineRemoved'; lineId: string }
      | { change: 'moved'; tableId: string }
    >
  | DomainEvent<
      'order.statusChanged',
      /** `consumed`: what each line took from the stock, for those that took anything. */
      | { change: 'confirmed'; lineIds: string[]; consumed: Record<string, ConsumedStock[]> }
      | { change: 'lineStatus'; lineId: string; status: LineStatus }
    >
  | DomainEvent<'order.completed', { payment?: { method: string; amount: Money } }>
  | DomainEvent<'order.cancelled', { cancelledBy: string; reason?: string }>;
