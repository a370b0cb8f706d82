import {
  type Analytics,
  type Category,
  type Customer,
  type EventRecord,
  eventsSince,
  type Ingredient,
  ingredientLogs,
  type Member,
  type MenuItem,
  type Order,
  overwrittenEvents,
  type Plan,
  type Printer,
  type PrintJob,
  type Provider,
  providerCategories,
  providerCustomers,
  providerDevices,
  providerIngredients,
  providerMembers,
  providerMenuItems,
  providerOrders,
  providerPath,
  providerPlans,
  providerPrinters,
  providerRecipes,
  providerReservations,
  providerServices,
  providerSubscriptions,
  providerTables,
  type Recipe,
  type ReservationReference,
  type ReservationStatus,
  type Service,
  type StationTicket,
  type StockLog,
  type SubscriptionReference,
  type SubscriptionStatus,
  type Table,
  waitingPrintJobs,
} from '@counterfoil/domain/core';
import { switchMap } from 'rxjs';
import type { PendingWorkStore } from '../commands/pending-work.ts';
import type { Connection } from '../connection/connection.ts';
import { load, loaded } from '../connection/load-part.ts';
import { listenDocument } from '../live/listen.ts';
import type { Live, LiveList } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Memoized } from '../live/memoized.ts';
import { shared } from '../live/shared.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import type { DeviceStatus } from '../presence/device-status.ts';
import type { FreeSlot } from './free-slot.ts';
import type { Records } from './records.ts';

/** What a house sees of its own, and what it offers. Whoever may not read a list gets `permission-denied` from it. */
export interface ProviderView {
  /** What the house says of itself; anybody signed in may know. */
  profile(): Live<Provider | undefined>;
  /** How the house is doing. Only for owner and manager. */
  analytics(): Live<Analytics>;
  /** Who works here, those who have left included. */
  members(): LiveList<Member>;
  /** Who has ordered here, the last to come first. Only for owner and manager. */
  customers(): LiveList<Customer>;
  /** What has happened since, in the order in which it was committed; repeats what happened at that very moment. */
  events(from: { readonly since: Date }): LiveList<EventRecord>;
  /**
   * The latest events in which somebody else has changed a record that this person had written last: of each field the last write
   * wins, and who loses is told here, with what it was (`payload.before`) and what it is (`payload.after`).
   */
  overwritten(): LiveList<EventRecord>;

  /** References, which say nothing of who comes. */
  reservations(status: ReservationStatus): LiveList<ReservationReference>;
  /** References; what runs by when it runs out. */
  subscriptions(status: SubscriptionStatus): LiveList<SubscriptionReference>;
  /** What can be booked, by name. */
  services(): LiveList<Service>;
  /** What can be subscribed to, by name. */
  plans(): LiveList<Plan>;
  /** @param day `YYYY-MM-DD` in the provider's time zone */
  slots(serviceId: string, day: string): Live<FreeSlot[]>;

  /** Those that are open in the order in which they came, or all of them, the newest first. */
  orders(filter?: { readonly open?: boolean }): LiveList<Order>;
  /** What is on the menu, by name. */
  menu(): LiveList<MenuItem>;
  /** The parts of the menu in their order. */
  categories(): LiveList<Category>;
  tables(): LiveList<Table>;
  /** What one station has to make, or has ready, those that have waited longest first. */
  kitchen(station: string): Live<StationTicket[]>;
  printers(): LiveList<Printer>;
  /** Tickets that wait to be printed at a station, those that were given up (`failed`) among them, the oldest first. */
  printJobs(station: string): LiveList<PrintJob>;

  ingredients(): LiveList<Ingredient>;
  recipes(): LiveList<Recipe>;
  /** What became of one stock, the latest first. */
  stockLogs(ingredientId: string): LiveList<StockLog>;

  /** The house's devices, and whether each is there, judged again every half minute. Only for owner and manager. */
  devices(): Live<DeviceStatus[]>;

  /** To write what the house says of itself. */
  readonly records: Records;
}

/** People look at a day, at another one, and come back. */
const lingerMs = 5 * 60_000;

/** @throws CounterfoilError `unavailable` */
export const recordsPart = () => load(() => import('./records.lazy.ts'));

export interface Sources {
  readonly connection: Connection;
  readonly list: ListOf;
  readonly memoized: Memoized;
  readonly pendingWork: PendingWorkStore;
  readonly overlay: Overlay;
}

export const providerView = (
  { connection, list, memoized, overlay, pendingWork }: Sources,
  providerId: string,
): ProviderView => {
  /** What is not needed at the start is loaded with its first subscriber, and shared by all. */
  const later = <Part, T>(
    what: string,
    load: () => Promise<Part>,
    live: (part: Part) => Live<T>,
    linger = 0,
  ): Live<T> => memoized(`${what} ${providerId}`, () => shared(loaded(load).pipe(switchMap(live)), linger));
  const written = async () => (await recordsPart()).records(connection, pendingWork, providerId);
  return {
    profile: () =>
      memoized(`profile ${providerId}`, () => {
        const path = providerPath(providerId);
        return shared(overlay.document(path, listenDocument<Provider>(connection, path)));
      }),
    analytics: () =>
      later(
        'analytics',
        () => import('./analytics.lazy.ts'),
        ({ analytics }) => analytics(connection, providerId),
      ),
    members: () => list<Member>(providerMembers(providerId)),
    customers: () => list<Customer>(providerCustomers(providerId)),
    events: ({ since }) => list<EventRecord>(eventsSince(providerId, since)),
    overwritten: () => list<EventRecord>(overwrittenEvents(providerId, connection.auth.currentUser?.uid ?? '')),

    reservations: (status) => list<ReservationReference>(providerReservations(providerId, status)),
    subscriptions: (status) => list<SubscriptionReference>(providerSubscriptions(providerId, status)),
    services: () => list<Service>(providerServices(providerId)),
    plans: () => list<Plan>(providerPlans(providerId)),
    slots: (serviceId, day) =>
      later(
        `slots ${serviceId} ${day}`,
        () => import('./slots.lazy.ts'),
        ({ slots }) => slots(connection, overlay, providerId, { serviceId, day }),
        lingerMs,
      ),

    orders: (filter) => list<Order>(providerOrders(providerId, filter)),
    menu: () => list<MenuItem>(providerMenuItems(providerId)),
    categories: () => list<Category>(providerCategories(providerId)),
    tables: () => list<Table>(providerTables(providerId)),
    kitchen: (station) =>
      later(
        `kitchen ${station}`,
        () => import('./kitchen.lazy.ts'),
        ({ kitchen }) => kitchen(list, providerId, station),
      ),
    printers: () => list<Printer>(providerPrinters(providerId)),
    printJobs: (station) => list<PrintJob>(waitingPrintJobs(providerId, station)),

    ingredients: () => list<Ingredient>(providerIngredients(providerId)),
    recipes: () => list<Recipe>(providerRecipes(providerId)),
    stockLogs: (ingredientId) => list<StockLog>(ingredientLogs(providerId, ingredientId)),

    devices: () =>
      later(
        'devices',
        () => import('../presence/devices.lazy.ts'),
        ({ devices }) => devices(list(providerDevices(providerId))),
      ),

    records: {
      add: async (...record) => (await written()).add(...record),
      change: async (...change) => (await written()).change(...change),
      remove: async (...record) => (await written()).remove(...record),
    },
  };
};
