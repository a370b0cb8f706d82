import { endUserPath } from '../../end-user/path.ts';
import type { CommandRequest } from '../../kernel/command.ts';
import type { Decision } from '../../kernel/decision.ts';
import { type DomainEvent, type Entity, eventDocument, eventWrite, recordEvent } from '../../kernel/event.ts';
import type { Write } from '../../kernel/write.ts';
import { providerEvents } from '../../provider/profile/paths.ts';
import { type StockMove, stockWrites } from '../../stock/writes.ts';
import { type TableChange, tableFact, tableWrite } from '../tables/writes.ts';
import type { OrderEvent } from './event.ts';
import { evolveOrder } from './evolve.ts';
import type { Order } from './order.ts';
import { orderRef, orderReferenceRef } from './paths.ts';
import { toOrderReference } from './to-reference.ts';

/** What a change of an order brings with it. */
export interface SideEffects {
  readonly tables?: readonly TableChange[];
  readonly stock?: Omit<StockMove, 'firstEvent' | 'referenceType' | 'referenceId' | 'entity'> | undefined;
  /** Documents that tell no fact of their own: tickets, numbers. */
  readonly writes?: readonly Write[];
}

/** The half with the person it names, if it names one, with the event reduced to what the person may know. */
const personWrites = (after: Order, document: Readonly<Record<string, unknown>>): Write[] => {
  const userId = after.customer?.userId;
  if (!userId) return [];
  const { status, number, providerId, totals } = after;
  const reduced = { ...document, payload: { orderId: after.orderId, providerId, number, status, total: totals.total } };
  return [
    { op: 'set', path: orderReferenceRef(userId, after.orderId).path, data: toOrderReference(after) },
    eventWrite(`${endUserPath(userId)}/events`, reduced),
  ];
};

/** Turns the one fact an order command states into the decision that commits it, with everything it brings. */
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
    const { entity, version, event } = tableFact(request, change);
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
      ...personWrites(after, document),
      ...tables.map((change) => tableWrite(request, change)),
      ...tableEvents.map((tableEvent) => eventWrite(providerEvents(providerId), tableEvent)),
      ...moved.writes,
      ...writes,
    ],
  };
};
