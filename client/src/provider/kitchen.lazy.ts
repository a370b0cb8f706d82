import { type Order, providerOrders, type StationTicket, stationTickets } from '@counterfoil/domain/core';
import { map } from 'rxjs';
import type { Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import { readAllPages } from '../live/read-all-pages.lazy.ts';

/**
 * The tickets of a station, from all open orders of the provider, however many there are. All stations share the
 * listener of the open orders.
 */
export const kitchen = (list: ListOf, providerId: string, station: string): Live<StationTicket[]> => {
  return readAllPages(list<Order>(providerOrders(providerId, { open: true }))).pipe(
    map((state) => ({ ...state, data: stationTickets(state.data, station) })),
  );
};
