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
  minuteMs,
  type Order,
  type OrderContact,
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
import type { Outbox } from '../commands/outbox.ts';
import type { Connection } from '../connection/connection.ts';
import { loadPart, loadPartOnSubscribe } from '../connection/load-part.ts';
import { listenDocument } from '../live/listen.ts';
import type { Live, LiveList } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Memoized } from '../live/memoized.ts';
import { shared } from '../live/shared.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import type { DeviceStatus } from '../presence/device-status.ts';
import type { FreeSlot } from './free-slot.ts';
import { type Records, records } from './records.ts';

/**
 * The live lists and documents of one provider. Subscribing starts a listener, and all subscribers of the same list
 * share it. A stream errors with `permission-denied` if the security rules do not let the user read it.
 */
export interface ProviderView {
  /** The provider's profile; `undefined` if it does not exist. Any signed-in user may read it. */
  profile(): Live<Provider | undefined>;
  /**
   * Figures of the provider. Only for owner and manager.
   *
   * @throws CounterfoilError `not-found` if the provider does not exist
   */
  analytics(): Live<Analytics>;
  /** All members, former members included. */
  members(): LiveList<Member>;
  /** Customers, by their last order, newest first. Only for owner and manager. */
  customers(): LiveList<Customer>;
  /** Events since a moment, oldest first. Events of exactly that moment are included. */
  events(from: { readonly since: Date }): LiveList<EventRecord>;
  /**
   * The latest events in which another user changed a record that this user had written last. For each field the
   * last write wins. The event has the old fields in `payload.before` and the new ones in `payload.after`.
   */
  overwritten(): LiveList<EventRecord>;

  /**
   * Bookings in one status, as references without the customer. Pending and confirmed ones by start, the others newest
   * first.
   */
  reservations(status: ReservationStatus): LiveList<ReservationReference>;
  /** Subscriptions in one status, as references. Active ones by expiry date, the others newest first. */
  subscriptions(status: SubscriptionStatus): LiveList<SubscriptionReference>;
  /** Services that can be booked, by name. */
  services(): LiveList<Service>;
  /** Subscription plans, by name. */
  plans(): LiveList<Plan>;
  /**
   * The slots of a service on one day, with their free seats; empty for an unknown service.
   *
   * @param day `YYYY-MM-DD` in the provider's time zone
   */
  slots(serviceId: string, day: string): Live<FreeSlot[]>;

  /** All orders, newest first; with `open`, only the open ones, oldest first. */
  orders(filter?: { readonly open?: boolean }): LiveList<Order>;
  /**
   * The phone and e-mail of an order's customer, read once from the server; `undefined` without a contact. Owner and
   * manager read every contact; staff only while the order is open and has to be delivered or picked up.
   *
   * @throws CounterfoilError `permission-denied`, or `unavailable` while offline
   */
  contact(orderId: string): Promise<OrderContact | undefined>;
  /** Menu items, by name. */
  menu(): LiveList<MenuItem>;
  /** Menu categories, by `sortOrder`. */
  categories(): LiveList<Category>;
  /** Tables, by name. */
  tables(): LiveList<Table>;
  /** Order lines that one station has to make or has ready, longest waiting first. */
  kitchen(station: string): Live<StationTicket[]>;
  /** Printers, by name. */
  printers(): LiveList<Printer>;
  /** Unprinted print jobs of a station (`queued`, `claimed` or `failed`), oldest first. */
  printJobs(station: string): LiveList<PrintJob>;

  /** Ingredients, by name. */
  ingredients(): LiveList<Ingredient>;
  /** Recipes, by id, with the portions that the stock covers. Listens to the ingredients, too. */
  recipes(): LiveList<Recipe>;
  /** Stock changes of one ingredient, newest first. */
  stockLogs(ingredientId: string): LiveList<StockLog>;

  /** The provider's devices with their presence, computed again every 30 seconds. Only for owner and manager. */
  devices(): Live<DeviceStatus[]>;

  /** Writes the provider's own records. */
  readonly records: Records;
}

/** Users switch between days and come back, so the listeners of a day stay for a while. */
const slotsLingerMs = 5 * minuteMs;

const providerParts = () => loadPart(() => import('./parts.lazy.ts'), 'recipes');
const contactPart = () => loadPart(() => import('./contact.lazy.ts'), 'contact');
const analyticsPart = () => loadPart(() => import('./analytics.lazy.ts'), 'analytics');
const slotsPart = () => loadPart(() => import('./slots.lazy.ts'), 'slots');
const kitchenPart = () => loadPart(() => import('./kitchen.lazy.ts'), 'kitchen');
const devicesPart = () => loadPart(() => import('../presence/devices.lazy.ts'), 'devices');

/** All parts of a provider's view. Each throws a CounterfoilError `unavailable`. */
export const loadProviderParts = [
  providerParts,
  slotsPart,
  kitchenPart,
  contactPart,
  devicesPart,
  analyticsPart,
] as const;

export interface ProviderViewDependencies {
  readonly connection: Connection;
  readonly list: ListOf;
  readonly memoized: Memoized;
  readonly outbox: Outbox;
  readonly overlay: Overlay;
}

export const providerView = (
  { connection, list, memoized, overlay, outbox }: ProviderViewDependencies,
  providerId: string,
): ProviderView => {
  /** A stream whose code loads on first use. All subscribers share it. */
  const lazyLive = <Part, T>(
    key: string,
    load: () => Promise<Part>,
    live: (part: Part) => Live<T>,
    lingerMs?: number,
  ): Live<T> =>
    memoized(`${key} ${providerId}`, () => shared(loadPartOnSubscribe(load).pipe(switchMap(live)), lingerMs));
  return {
    profile: () =>
      memoized(`profile ${providerId}`, () => {
        const path = providerPath(providerId);
        return shared(overlay.document(path, listenDocument<Provider>(connection, path)));
      }),
    analytics: () => lazyLive('analytics', analyticsPart, (part) => part.analytics(connection, providerId)),
    members: () => list<Member>(providerMembers(providerId)),
    customers: () => list<Customer>(providerCustomers(providerId)),
    events: ({ since }) => list<EventRecord>(eventsSince(providerId, since)),
    overwritten: () => list<EventRecord>(overwrittenEvents(providerId, connection.auth.currentUser?.uid ?? '')),

    reservations: (status) => list<ReservationReference>(providerReservations(providerId, status)),
    subscriptions: (status) => list<SubscriptionReference>(providerSubscriptions(providerId, status)),
    services: () => list<Service>(providerServices(providerId)),
    plans: () => list<Plan>(providerPlans(providerId)),
    slots: (serviceId, day) =>
      lazyLive(
        `slots ${serviceId} ${day}`,
        slotsPart,
        (part) => part.slots(connection, overlay, providerId, { serviceId, day }),
        slotsLingerMs,
      ),

    orders: (filter) => list<Order>(providerOrders(providerId, filter)),
    contact: async (orderId) => (await contactPart()).contact(connection, providerId, orderId),
    menu: () => list<MenuItem>(providerMenuItems(providerId)),
    categories: () => list<Category>(providerCategories(providerId)),
    tables: () => list<Table>(providerTables(providerId)),
    kitchen: (station) =>
      lazyLive(`kitchen ${station}`, kitchenPart, (part) => part.kitchen(list, providerId, station)),
    printers: () => list<Printer>(providerPrinters(providerId)),
    printJobs: (station) => list<PrintJob>(waitingPrintJobs(providerId, station)),

    ingredients: () => list<Ingredient>(providerIngredients(providerId)),
    recipes: () =>
      Object.assign(
        lazyLive('recipes', providerParts, (part) => part.recipes(list, providerId)),
        { loadMore: list(providerRecipes(providerId)).loadMore },
      ),
    stockLogs: (ingredientId) => list<StockLog>(ingredientLogs(providerId, ingredientId)),

    devices: () => lazyLive('devices', devicesPart, (part) => part.devices(list(providerDevices(providerId)))),

    records: records(connection, outbox, providerId),
  };
};
