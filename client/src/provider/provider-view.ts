import type {
  Analytics,
  Category,
  Customer,
  EventRecord,
  Ingredient,
  Member,
  MenuItem,
  Order,
  OrderContact,
  Plan,
  Printer,
  PrintJob,
  Provider,
  Recipe,
  ReservationReference,
  ReservationStatus,
  Resource,
  Service,
  StationTicket,
  StockLog,
  SubscriptionReference,
  SubscriptionStatus,
  Table,
} from '@counterfoil/domain/core';
import type { Identified, Live, LiveList } from '../live/live.ts';
import type { DeviceStatus } from '../presence/device-status.ts';
import type { FreeSlot } from './free-slot.ts';
import type { Records } from './records.ts';

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
  /** Members, places and tables that serve, by name. */
  resources(): LiveList<Resource>;
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
