import type { Order, OrderLine } from './order.ts';

/** The lines of one order that a station has to prepare or has ready to serve. */
export interface StationTicket {
  readonly orderId: string;
  /** Unique within the local day; staff call it out. */
  readonly number: number;
  readonly kind: Order['kind'];
  readonly tableId?: string | undefined;
  readonly lines: readonly OrderLine[];
  /** The earliest time at which one of its lines was queued. */
  readonly since: Date;
}

const inTheKitchen = ({ status }: OrderLine): boolean =>
  status === 'queued' || status === 'preparing' || status === 'ready';

/** The tickets of one station, longest waiting first. */
export const stationTickets = (orders: readonly Order[], station: string): StationTicket[] =>
  orders
    .flatMap(({ orderId, number, kind, tableId, lines, createdAt }): StationTicket[] => {
      const own = lines.filter((line) => line.station === station && inTheKitchen(line));
      if (own.length === 0) return [];
      const since = new Date(Math.min(...own.map(({ queuedAt = createdAt }) => queuedAt.getTime())));
      return [{ orderId, number, kind, tableId, lines: own, since }];
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime());
