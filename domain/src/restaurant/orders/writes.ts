import { endUserPath } from '../../end-user/path.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { type DomainEvent, type Entity, eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import { isPseudonym } from '../../kernel/pseudonym.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents } from '../../provider/profile/paths.ts';
import { type StockMove, stockWrites } from '../../stock/writes.ts';
import { type TableChange, tableChangedEvent, tableWrite } from '../tables/writes.ts';
import type { OrderEvent } from './event.ts';
import { evolveOrder } from './evolve.ts';
import type { Order } from './order.ts';
import { orderRef, orderReferenceRef } from './paths.ts';
import { toOrderReference } from './to-reference.ts';

/** Further writes that an order event causes. */
export interface SideEffects {
  readonly tables?: readonly TableChange[];
  readonly stock?: Omit<StockMove, 'firstEvent' | 'referenceType' | 'referenceId' | 'entity'> | undefined;
  /** Documents without an event of their own: tickets, numbers. */
  readonly writes?: readonly Write[];
}

/** Writes the reference for the customer that an order names, with a redacted event. */
const customerWrites = (after: Order, document: Readonly<Record<string, unknown>>): Write[] => {
  const userId = after.customer?.userId;
  if (!userId || isPseudonym(userId)) return [];
  const { status, number, providerId, totals } = after;
  const redacted = {
    ...document,
    payload: { orderId: after.orderId, providerId, number, status, total: totals.total },
  };
  return [
    { op: 'set', path: orderReferenceRef(userId, after.orderId).path, data: toOrderReference(after) },
    eventWrite(`${endUserPath(userId)}/events`, redacted),
  ];
};

/** Turns the one event of an order command into the decision that commits it, with its side effects. */
export const acceptOrder = (
  request: CommandRequest<unknown>,
  before: Order | undefined,
  event: OrderEvent,
  { tables = [], stock, writes = [] }: SideEffects = {},
): Decision => {
  const recorded = recordEvent(request, before?.version ?? 0, event);
  const after = evolveOrder(before, recorded);
  const { providerId, orderId } = after;
  const entity: Entity = { entityType: 'order', entityId: orderId };
  const document = eventDocument(request, entity, recorded);
  const tableEvents = tables.map((change, n) => {
    const { entity, version, event } = tableChangedEvent(request, change);
    return eventDocument(request, entity, recordEvent<DomainEvent>(request, version - 1, event, 1 + n));
  });
  const moved = stock
    ? stockWrites(request, {
        ...stock,
        referenceType: 'order',
        referenceId: orderId,
        entity: { entityType: 'order', entityId: orderId },
        firstEvent: 1 + tables.length,
      })
    : { eventIds: [], writes: [] };
  return {
    version: after.version,
    eventIds: [recorded.id, ...tableEvents.map(({ id }) => String(id)), ...moved.eventIds],
    writes: [
      { op: before ? 'update' : 'create', path: orderRef(providerId, orderId).path, data: after },
      eventWrite(providerEvents(providerId), document),
      ...customerWrites(after, document),
      ...tables.map((change) => tableWrite(request, change)),
      ...tableEvents.map((tableEvent) => eventWrite(providerEvents(providerId), tableEvent)),
      ...moved.writes,
      ...writes,
    ],
  };
};
