import { daysPath } from '../analytics/day-paths.ts';
import { occupancyPath, slotsPath, waitingListsPath } from '../booking/slots/paths.ts';
import { countersPath } from '../counters/path.ts';
import { customersPath } from '../customers/paths.ts';
import { providerEvents } from '../provider/profile/paths.ts';
import { ordersPath } from '../restaurant/orders/paths.ts';
import { tablesPath } from '../restaurant/tables/paths.ts';
import { ingredientsPath, stockLogsPath } from '../stock/paths.ts';
import type { Query } from './query.ts';

const all = (collection: string, where: Query['where'] = []): Query => ({
  collection,
  scope: 'collection',
  where,
  orderBy: [],
  limit: 1000,
});

/** All documents of one kind with one provider, for audits. */
export const auditedSlots = (providerId: string): Query => all(slotsPath(providerId));
export const auditedOccupancy = (providerId: string): Query => all(occupancyPath(providerId));
export const auditedWaitingLists = (providerId: string): Query => all(waitingListsPath(providerId));
export const auditedOrders = (providerId: string): Query => all(ordersPath(providerId));
export const auditedTables = (providerId: string): Query => all(tablesPath(providerId));
export const auditedIngredients = (providerId: string): Query => all(ingredientsPath(providerId));
export const auditedStockLogs = (providerId: string): Query => all(stockLogsPath(providerId));
export const auditedCustomers = (providerId: string): Query => all(customersPath(providerId));

export const auditedCounters = (providerId: string): Query => all(countersPath(providerId));
export const auditedDays = (providerId: string): Query => all(daysPath(providerId));

/** The events that tell of changes of stocks; an audit reads them only after it has found a fault. */
export const auditedStockEvents = (providerId: string): Query =>
  all(providerEvents(providerId), [['type', '==', 'inventory.stockChanged']]);

/** One event that no projection has processed yet. */
export const anyPendingEvent = (providerId: string): Query => ({
  ...all(providerEvents(providerId), [['syncStatus', 'in', ['pending', 'failed']]]),
  limit: 1,
});

/** Only the event says who completed or cancelled an order. */
export const auditedOrderEnds = (providerId: string): Query =>
  all(providerEvents(providerId), [['type', 'in', ['order.completed', 'order.cancelled']]]);

/** All events of one entity, from its owner's feed or its provider's, for the backfill. */
export const eventsOfEntity = (events: string, entityId: string): Query => all(events, [['entityId', '==', entityId]]);

/** Samples for the index test. */
export const auditQueries = (): Query[] => [
  auditedSlots('p'),
  auditedOccupancy('p'),
  auditedWaitingLists('p'),
  auditedOrders('p'),
  auditedTables('p'),
  auditedIngredients('p'),
  auditedStockLogs('p'),
  auditedCustomers('p'),
  auditedOrderEnds('p'),
  auditedCounters('p'),
  auditedDays('p'),
  auditedStockEvents('p'),
  anyPendingEvent('p'),
  eventsOfEntity('endUsers/u/events', 'r'),
];
