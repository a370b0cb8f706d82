import type { DomainEvent } from '../../kernel/event.ts';
import type { Money } from '../../kernel/money.ts';
import type { ConsumedStock, Order, OrderLine } from './order.ts';
import type { LineStatus } from './status.ts';

/** The document without the fields that every event carries. */
export type NewOrder = Omit<Order, 'version' | 'lastCommandId' | 'createdAt' | 'updatedAt'>;

/** Payloads omit times that equal the event's `occurredAt`, and totals, which follow from the lines. */
export type OrderEvent =
  | DomainEvent<'order.created', NewOrder>
  | DomainEvent<
      'order.updated',
      | { change: 'linesAdded'; lines: OrderLine[] }
      | { change: 'lineRemoved'; lineId: string }
      | { change: 'moved'; tableId: string }
      | { change: 'claimed'; userId: string }
    >
  | DomainEvent<
      'order.statusChanged',
      /** `consumed`: the stock that each line consumed, for lines that consumed any. */
      | { change: 'confirmed'; lineIds: string[]; consumed: Record<string, ConsumedStock[]> }
      | { change: 'lineStatus'; lineId: string; status: LineStatus }
    >
  | DomainEvent<'order.completed', { payment?: { method: string; amount: Money } }>
  | DomainEvent<'order.cancelled', { cancelledBy: string; reason?: string }>;
