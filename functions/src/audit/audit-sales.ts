import { auditedOrderEnds, localDay, localHour, type Order } from '@counterfoil/domain';
import { audit } from './audit.ts';
import { timeZoneOf } from './audit-days.ts';
import { add, type Days, dayFindings, type Figures, on, readDays } from './day-figures.ts';
import type { Moment } from './moment.ts';
import { readOrders } from './read-orders.ts';

const addCompleted = (figures: Figures, { totals, lines, payment }: Order, hour: string, by: string): void => {
  const total = totals.total.amount;
  add(figures, ['ordersCompleted'], 1);
  add(figures, ['sales'], total);
  add(figures, ['tax'], totals.tax.amount);
  add(figures, ['salesByHour', hour], total);
  add(figures, ['payments', payment?.method ?? 'none'], payment?.amount.amount ?? total);
  add(figures, ['staff', by, 'served'], 1);
  add(figures, ['staff', by, 'sales'], total);
  for (const { menuItemId, categoryId = 'none', quantity, unitPrice } of lines) {
    for (const path of [
      ['items', menuItemId],
      ['categories', categoryId],
    ]) {
      add(figures, [...path, 'quantity'], quantity);
      add(figures, [...path, 'amount'], quantity * unitPrice.amount);
    }
  }
};

const recount = (orders: readonly Order[], endedBy: ReadonlyMap<string, string>, zone: string): Days => {
  const days: Days = new Map();
  for (const order of orders) {
    const { orderId, createdAt, completedAt, cancelledAt, openedBy } = order;
    const opened = on(days, localDay(createdAt, zone));
    add(opened, ['ordersOpened'], 1);
    add(opened, ['staff', openedBy, 'opened'], 1);
    const by = endedBy.get(orderId) ?? 'nobody';
    if (completedAt) addCompleted(on(days, localDay(completedAt, zone)), order, localHour(completedAt, zone), by);
    if (!cancelledAt) continue;
    const cancelled = on(days, localDay(cancelledAt, zone));
    add(cancelled, ['ordersCancelled'], 1);
    add(cancelled, ['staff', by, 'cancelled'], 1);
  }
  return days;
};

const readEnds = async (moment: Moment, providerId: string): Promise<Map<string, string>> => {
  const events = await moment.list(auditedOrderEnds(providerId));
  return new Map(events.map((event) => [String(event.get('entityId')), String(event.get('createdBy'))]));
};

/** The figures of orders. The bookings of members are compared with the bookings. */
const isOfOrders = (name: string): boolean =>
  /^(ordersOpened|ordersCompleted|ordersCancelled|sales|tax)$|^(salesByHour|categories|items|payments) › |^staff › .* › (opened|served|cancelled|sales)$/.test(
    name,
  );

const isSalesOfStaff = (name: string): boolean => /^staff › .* › sales$/.test(name);

/** Versions before 0066 kept no sales of members: a day that has none at all is compared without them. */
const comparable = (expected: Days, kept: Days): Days =>
  new Map(
    [...expected].map(([day, should]) => {
      const hasSales = [...(kept.get(day)?.keys() ?? [])].some(isSalesOfStaff);
      return [day, hasSales ? should : new Map([...should].filter(([name]) => !isSalesOfStaff(name)))];
    }),
  );

/**
 * Compares a provider's days with a recount from its orders, to the cent; one check per day. Events that are not
 * projected yet appear as differences, so repeat the audit before you trust one.
 */
export const auditSales = audit(async (moment, providerId) => {
  const orders = await readOrders(moment, providerId);
  const zone = await timeZoneOf(moment, providerId);
  const kept = await readDays(moment, providerId);
  const expected = comparable(recount(orders, await readEnds(moment, providerId), zone), kept);
  const broken = dayFindings('sales', providerId, { expected, kept }, isOfOrders);
  return { checked: new Set([...expected.keys(), ...kept.keys()]).size, broken };
});
