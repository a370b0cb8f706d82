import { type Order, providerOrders, type StationTicket, stationTickets } from '@counterfoil/domain/core';
import { map } from 'rxjs';
import type { Live } from './live.ts';
import type { ListOf } from './live-list.ts';

/** What a station has to make, from the house's open orders: the listener that watches those serves every station. */
export const kitchen = (list: ListOf, providerId: string, station: string): Live<StationTicket[]> =>
  list<Order>(providerOrders(providerId, { open: true })).pipe(
    map((state) => ({ ...state, data: stationTickets(state.data, station) })),
  );
