import {
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
  overwrittenEvents,
  type Plan,
  type Printer,
  type PrintJob,
  type Provider,
  providerCategories,
  providerCustomers,
  providerIngredients,
  providerMembers,
  providerMenuItems,
  providerOrders,
  providerPath,
  providerPlans,
  providerPrinters,
  providerRecipes,
  providerReservations,
  providerResources,
  providerServices,
  providerSubscriptions,
  providerTables,
  type ReservationReference,
  type Resource,
  type Service,
  type StockLog,
  type SubscriptionReference,
  type Table,
  waitingPrintJobs,
} from '@counterfoil/domain/core';
import { type Observable, switchMap } from 'rxjs';
import type { Outbox } from '../commands/outbox.ts';
import type { Connection } from '../connection/connection.ts';
import { loadPart, loadPartOnSubscribe } from '../connection/load-part.ts';
import { lingerMs } from '../live/linger.ts';
import type { DocumentOf } from '../live/lists.ts';
import type { Snapshot } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Memoized } from '../live/memoized.ts';
import { shared } from '../live/shared.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import type { ProviderView } from './provider-view.ts';
import { records } from './records.ts';

/** Users switch between days and come back, so the listeners of a day stay for a while. */
const slotsLingerMs = 5 * minuteMs;

const providerParts = () => loadPart(() => import('./parts.lazy.ts'), 'recipes');
const rarePart = () => loadPart(() => import('./rare.lazy.ts'), 'contact');
const analyticsPart = () => loadPart(() => import('./analytics.lazy.ts'), 'analytics');
const slotsPart = () => loadPart(() => import('./slots.lazy.ts'), 'slots');

/** All parts of a provider's view. Each throws a CounterfoilError `unavailable`. */
export const loadProviderParts = [providerParts, slotsPart, rarePart, analyticsPart] as const;

export interface ProviderViewDependencies {
  readonly connection: Connection;
  readonly list: ListOf;
  readonly one: DocumentOf;
  readonly memoized: Memoized;
  readonly outbox: Outbox;
  readonly overlay: Overlay;
}

export const createProviderView = (
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
    reservation: (id) => lazyLive(`reservation ${id}`, rarePart, (part) => part.reservation(one, providerId, id)),
    subscriptions: (status) => list<SubscriptionReference>(providerSubscriptions(providerId, status)),
    subscription: (id) => lazyLive(`subscription ${id}`, rarePart, (part) => part.subscription(one, providerId, id)),
    services: () => list<Service>(providerServices(providerId)),
    service: oneOf<Service>('services'),
    resources: () => list<Resource>(providerResources(providerId)),
    plans: () => list<Plan>(providerPlans(providerId)),
    plan: oneOf<Plan>('plans'),
    slots: (serviceId, day) =>
      lazyLive(
        `slots ${serviceId} ${day}`,
        slotsPart,
        (part) => part.slots(connection, overlay, one)(providerId, serviceId, day),
        slotsLingerMs,
      ),

    orders: (filter) => list<Order>(providerOrders(providerId, filter)),
    order: oneOf<Order>('orders'),
    contact: async (orderId) => (await rarePart()).contact(connection, providerId, orderId),
    menu: () => list<MenuItem>(providerMenuItems(providerId)),
    menuItem: oneOf<MenuItem>('menuItems'),
    categories: () => list<Category>(providerCategories(providerId)),
    category: oneOf<Category>('categories'),
    tables: () => list<Table>(providerTables(providerId)),
    table: oneOf<Table>('tables'),
    kitchen: (station) => lazyLive(`kitchen ${station}`, rarePart, (part) => part.kitchen(list, providerId, station)),
    printers: () => list<Printer>(providerPrinters(providerId)),
    printer: oneOf<Printer>('printers'),
    printJobs: (station) => list<PrintJob>(waitingPrintJobs(providerId, station)),
    printJob: oneOf<PrintJob>('printJobs'),

    ingredients: () => list<Ingredient>(providerIngredients(providerId)),
    ingredient: oneOf<Ingredient>('ingredients'),
    recipes,
    recipe: (id) => lazyLive(`recipe ${id}`, providerParts, (part) => part.recipe(recipes(), id)),
    stockLogs: (ingredientId) => list<StockLog>(ingredientLogs(providerId, ingredientId)),

    // It does not linger: its first value tells the presence of now.
    devices: () => lazyLive('devices', rarePart, (part) => part.devices(list, providerId), 0),

    records: records(outbox, providerId),
  };
};
