import { type Order, providerOrders, type StationTicket, stationTickets } from '@counterfoil/domain/core';
import { map } from 'rxjs';
import type { Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import { readAllPages } from '../live/read-all-pages.lazy.ts';

/**
 * What a station has to make, from all of the house's open orders, however many nobody has closed: the listener that watches
 * those serves every station.
 */
export const kitchen = (list: ListOf, providerId: string, station: string): Live<StationTicket[]> => {
  const open = providerOrders(providerId, { open: true });
  return readAllPages(list<Order>(open), open.limit).pipe(
    map((state) => ({ ...state, data: stationTickets(state.data, station) })),
  );
};
