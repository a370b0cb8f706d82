import type { Order, OrderLine } from './order.ts';

/** What one station has to make, or has ready to be fetched, of one order. */
export interface StationTicket {
  readonly orderId: string;
  /** Unique within the local day: what is called out. */
  readonly number: number;
  readonly kind: Order['kind'];
  readonly tableId?: string | undefined;
  readonly lines: readonly OrderLine[];
  /** Since when the first of its lines has waited. */
  readonly since: Date;
}

const inTheKitchen = ({ status }: OrderLine): boolean =>
  status === 'queued' || status === 'preparing' || status === 'ready';

/** The tickets of one station, those that have waited longest first. */
export const stationTickets = (orders: readonly Order[], station: string): StationTicket[] =>
  orders
    .flatMap(({ orderId, number, kind, tableId, lines, createdAt }): StationTicket[] => {
      const own = lines.filter((line) => line.station === station && inTheKitchen(line));
      if (own.length === 0) return [];
      const since = new Date(Math.min(...own.map(({ queuedAt = createdAt }) => queuedAt.getTime())));
      return [{ orderId, number, kind, tableId, lines: own, since }];
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());
