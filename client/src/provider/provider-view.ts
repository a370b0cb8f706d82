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
import { map, type Observable, switchMap } from 'rxjs';
import type { Outbox } from '../commands/outbox.ts';
import type { Connection } from '../connection/connection.ts';
import { loadPart, loadPartOnSubscribe } from '../connection/load-part.ts';
import { lingerMs } from '../live/linger.ts';
import type { DocumentOf } from '../live/lists.ts';
import type { Identified, Live, LiveList, Snapshot } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Memoized } from '../live/memoized.ts';
import { shared } from '../live/shared.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import type { DeviceStatus } from '../presence/device-status.ts';
import type { FreeSlot } from './free-slot.ts';
import { type Records, records } from './records.ts';

/** One document with its id; `undefined` while it does not exist. */
type LiveDocument<T> = Live<Identified<T> | undefined>;

/**
 * The live lists and documents of one provider. Subscribing starts a listener, and all subscribers of the same list
 * share it. A stream errors with `permission-denied` if the security rules do not let the user read it.
 *
 * A method named in the singular returns one document by its id, with `undefined` as data while it does not exist. It
 * has its data at once if a list on this page holds the document.
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
  member(uid: string): LiveDocument<Member>;
  /** Customers, by their last order, newest first. Only for owner and manager. */
  customers(): LiveList<Customer>;
  customer(customerId: string): LiveDocument<Customer>;
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
  /** One booking, in any status. Listens to one document per status, because the reference moves with it. */
  reservation(reservationId: string): LiveDocument<ReservationReference>;
  /** Subscriptions in one status, as references. Active ones by expiry date, the others newest first. */
  subscriptions(status: SubscriptionStatus): LiveList<SubscriptionReference>;
  /** One subscription, in any status. Listens to one document per status. */
  subscription(subscriptionId: string): LiveDocument<SubscriptionReference>;
  /** Services that can be booked, by name. */
  services(): LiveList<Service>;
  service(serviceId: string): LiveDocument<Service>;
  /** Subscription plans, by name. */
  plans(): LiveList<Plan>;
  plan(planId: string): LiveDocument<Plan>;
  /**
   * The slots of a service on one day, with their free seats; empty for an unknown service.
   *
   * @param day `YYYY-MM-DD` in the provider's time zone
   */
  slots(serviceId: string, day: string): Live<FreeSlot[]>;

  /** All orders, newest first; with `open`, only the open ones, oldest first. */
  orders(filter?: { readonly open?: boolean }): LiveList<Order>;
  order(orderId: string): LiveDocument<Order>;
  /**
   * The phone and e-mail of an order's customer, read once from the server; `undefined` without a contact. Owner and
   * manager read every contact; staff only while the order is open and has to be delivered or picked up.
   *
   * @throws CounterfoilError `permission-denied`, or `unavailable` while offline
   */
  contact(orderId: string): Promise<OrderContact | undefined>;
  /** Menu items, by name. */
  menu(): LiveList<MenuItem>;
  menuItem(menuItemId: string): LiveDocument<MenuItem>;
  /** Menu categories, by `sortOrder`. */
  categories(): LiveList<Category>;
  category(categoryId: string): LiveDocument<Category>;
  /** Tables, by name. */
  tables(): LiveList<Table>;
  table(tableId: string): LiveDocument<Table>;
  /** Order lines that one station has to make or has ready, longest waiting first. */
  kitchen(station: string): Live<StationTicket[]>;
  /** Printers, by name. */
  printers(): LiveList<Printer>;
  printer(printerId: string): LiveDocument<Printer>;
  /** Unprinted print jobs of a station (`queued`, `claimed` or `failed`), oldest first. */
  printJobs(station: string): LiveList<PrintJob>;
  printJob(printJobId: string): LiveDocument<PrintJob>;

  /** Ingredients, by name. */
  ingredients(): LiveList<Ingredient>;
  ingredient(ingredientId: string): LiveDocument<Ingredient>;
  /** Recipes, by id, with the portions that the stock covers. Listens to the ingredients, too. */
  recipes(): LiveList<Recipe>;
  /** One recipe of the list of recipes. */
  recipe(recipeId: string): LiveDocument<Recipe>;
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
const referencePart = () => loadPart(() => import('./moving-reference.lazy.ts'), 'movingReference');
const devicesPart = () => loadPart(() => import('../presence/devices.lazy.ts'), 'devices');

/** All parts of a provider's view. Each throws a CounterfoilError `unavailable`. */
export const loadProviderParts = [
  providerParts,
  slotsPart,
  kitchenPart,
  contactPart,
  devicesPart,
  referencePart,
  analyticsPart,
] as const;

export interface ProviderViewDependencies {
  readonly connection: Connection;
  readonly list: ListOf;
  readonly one: DocumentOf;
  readonly memoized: Memoized;
  readonly outbox: Outbox;
  readonly overlay: Overlay;
}

export const providerView = (
  { connection, list, memoized, one, overlay, outbox }: ProviderViewDependencies,
  providerId: string,
): ProviderView => {
  /** A stream whose code loads on first use. All subscribers share it. */
  const lazyLive = <Part, State extends Snapshot<unknown>>(
    key: string,
    load: () => Promise<Part>,
    live: (part: Part) => Observable<State>,
    stayMs = lingerMs,
  ): Observable<State> =>
    memoized(`${key} ${providerId}`, () =>
      shared(loadPartOnSubscribe(load).pipe(switchMap(live)), stayMs, connection, `${key} ${providerId}`),
    );
  const path = providerPath(providerId);
  const oneOf =
    <T>(collection: string) =>
    (id: string) =>
      one<T>(`${path}/${collection}`, id);
  const recipes = () =>
    Object.assign(
      lazyLive('recipes', providerParts, (part) => part.recipes(list, providerId)),
      { loadMore: list(providerRecipes(providerId)).loadMore },
    );
  return {
    profile: () => one<Provider>('serviceProviders', providerId),
    analytics: () => lazyLive('analytics', analyticsPart, (part) => part.analytics(connection, providerId)),
    members: () => list<Member>(providerMembers(providerId)),
    member: oneOf<Member>('members'),
    customers: () => list<Customer>(providerCustomers(providerId)),
    customer: oneOf<Customer>('customers'),
    events: ({ since }) => list<EventRecord>(eventsSince(providerId, since)),
    overwritten: () => list<EventRecord>(overwrittenEvents(providerId, connection.auth.currentUser?.uid ?? '')),

    reservations: (status) => list<ReservationReference>(providerReservations(providerId, status)),
    reservation: (id) => lazyLive(`reservation ${id}`, referencePart, (part) => part.reservation(one, providerId, id)),
    subscriptions: (status) => list<SubscriptionReference>(providerSubscriptions(providerId, status)),
    subscription: (id) =>
      lazyLive(`subscription ${id}`, referencePart, (part) => part.subscription(one, providerId, id)),
    services: () => list<Service>(providerServices(providerId)),
    service: oneOf<Service>('services'),
    plans: () => list<Plan>(providerPlans(providerId)),
    plan: oneOf<Plan>('plans'),
    slots: (serviceId, day) =>
      lazyLive(
        `slots ${serviceId} ${day}`,
        slotsPart,
        (part) => part.slots(connection, overlay, providerId, { serviceId, day }),
        slotsLingerMs,
      ),

    orders: (filter) => list<Order>(providerOrders(providerId, filter)),
    order: oneOf<Order>('orders'),
    contact: async (orderId) => (await contactPart()).contact(connection, providerId, orderId),
    menu: () => list<MenuItem>(providerMenuItems(providerId)),
    menuItem: oneOf<MenuItem>('menuItems'),
    categories: () => list<Category>(providerCategories(providerId)),
    category: oneOf<Category>('categories'),
    tables: () => list<Table>(providerTables(providerId)),
    table: oneOf<Table>('tables'),
    kitchen: (station) =>
      lazyLive(`kitchen ${station}`, kitchenPart, (part) => part.kitchen(list, providerId, station)),
    printers: () => list<Printer>(providerPrinters(providerId)),
    printer: oneOf<Printer>('printers'),
    printJobs: (station) => list<PrintJob>(waitingPrintJobs(providerId, station)),
    printJob: oneOf<PrintJob>('printJobs'),

    ingredients: () => list<Ingredient>(providerIngredients(providerId)),
    ingredient: oneOf<Ingredient>('ingredients'),
    recipes,
    recipe: (id) =>
      memoized(`recipe ${path} ${id}`, () =>
        recipes().pipe(map((state) => ({ ...state, data: state.data.find((recipe) => recipe.id === id) }))),
      ),
    stockLogs: (ingredientId) => list<StockLog>(ingredientLogs(providerId, ingredientId)),

    // It does not linger: its first value tells the presence of now.
    devices: () => lazyLive('devices', devicesPart, (part) => part.devices(list(providerDevices(providerId))), 0),

    records: records(outbox, providerId),
  };
};
