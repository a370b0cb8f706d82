import { clubPlans } from '../../domain/test-kit/fixtures/club.ts';
import { pizzeriaRecords } from '../../domain/test-kit/fixtures/pizzeria.ts';
import { salonServices } from '../../domain/test-kit/fixtures/salon.ts';
import { type Fields, type Person, people, stored } from './rules.ts';

const signedIn = people.filter((person) => person !== 'signedOut');
const members: Person[] = ['owner', 'manager', 'staff', 'kitchen'];
const managers: Person[] = ['owner', 'manager'];
const frontOfHouse: Person[] = ['owner', 'manager', 'staff'];

const reference = { reservationId: 'r', userId: 'u', code: 'ABCD', status: 'pending', ...stored };

const subscription = { subscriptionId: 's', userId: 'u', code: 'ABCD', status: 'active', ...stored };

export interface TenantPath {
  /** Below the provider. */
  readonly path: string;
  /** A valid document at the path. */
  readonly data: Fields;
  /** The people who may get and list it. */
  readonly readers: readonly Person[];
  /** Some people write it from their devices; otherwise only functions do. */
  readonly byDevice?: true;
  /** It names its author, and only the author writes it. */
  readonly authored?: true;
  /** It can be read by name, but not listed. */
  readonly unlisted?: true;
}

const { margherita } = pizzeriaRecords.menuItems;
const { price } = margherita;
/** The least that the rules accept, so that each optional field is tested on its own. */
const { categoryId: _c, recipeId: _r, ...menuItem } = margherita;
const { ingredients } = pizzeriaRecords.recipes.margherita;
const { name } = pizzeriaRecords.ingredients.flour;

/** All documents of a provider that the rules name. */
export const tenantPaths: readonly TenantPath[] = [
  { path: 'members/somebody', data: { role: 'owner', active: true, ...stored }, readers: members },
  { path: 'invitations/accepted', data: { role: 'staff', status: 'accepted', ...stored }, readers: ['owner'] },
  {
    path: 'services/cut',
    data: salonServices.haircut,
    readers: signedIn,
    byDevice: true,
  },
  {
    path: 'resources/ada',
    data: { name: 'Ada', kind: 'member' },
    readers: signedIn,
    byDevice: true,
  },
  {
    path: 'plans/club',
    data: clubPlans.paid,
    readers: signedIn,
    byDevice: true,
  },
  { path: 'categories/pizza', data: pizzeriaRecords.categories.pizza, readers: signedIn, byDevice: true },
  {
    path: 'menuItems/margherita',
    data: menuItem,
    readers: signedIn,
    byDevice: true,
  },
  { path: 'menuItems/margherita/private/costing', data: { cost: price }, readers: managers, byDevice: true },
  { path: 'tables/t1', data: pizzeriaRecords.tables.t1, readers: members, byDevice: true },
  {
    path: 'printers/kitchen',
    data: pizzeriaRecords.printers.pass,
    readers: members,
    byDevice: true,
  },
  {
    path: 'recipes/margherita',
    data: { ingredients },
    readers: frontOfHouse,
    byDevice: true,
  },
  { path: 'recipes/margherita/private/costing', data: { cost: price, profitMargin: 60 }, readers: managers },
  { path: 'ingredients/flour', data: { name, unit: 'g' }, readers: frontOfHouse, byDevice: true },
  {
    path: 'ingredients/flour/private/costing',
    data: { cost: price, quantity: 1000 },
    readers: managers,
    byDevice: true,
  },
  { path: 'orders/o', data: { orderId: 'o', number: 1, status: 'pending', ...stored }, readers: members },
  {
    path: 'orders/o/private/contact',
    data: { phone: '+39 06 1', createdAt: new Date(0), updatedAt: new Date(0) },
    readers: managers,
    unlisted: true,
  },
  {
    path: 'guestReservations/r',
    data: { reservationId: 'r', userName: 'Gina', code: 'ABCD', status: 'completed', ...stored },
    readers: frontOfHouse,
  },
  {
    path: 'guestReservations/r/private/contact',
    data: { phone: '+39 06 1', createdAt: new Date(0), updatedAt: new Date(0) },
    readers: managers,
    unlisted: true,
  },
  { path: 'printJobs/c_oven', data: { orderId: 'o', station: 'oven', status: 'queued' }, readers: members },
  { path: 'stockLogs/c_flour', data: { ingredientId: 'flour', quantityChanged: -250 }, readers: frontOfHouse },
  {
    path: 'closures/c',
    data: { closureId: 'c', from: '2030-01-01', until: '2030-01-02', openingHours: [], note: 'the boiler', ...stored },
    readers: frontOfHouse,
  },
  { path: 'refunds/r', data: { refundId: 'r', status: 'due', amount: price, ...stored }, readers: managers },
  { path: 'vouchers/v', data: { voucherId: 'v', status: 'active', left: 3, ...stored }, readers: frontOfHouse },
  { path: 'unmatchedPayments/p', data: { paymentId: 'pi_1', status: 'open', amount: price }, readers: managers },
  {
    path: 'private/profile',
    data: { ownerIds: ['owner'], settings: { theme: 'dark' }, ...stored },
    readers: members,
    unlisted: true,
  },
  {
    path: 'private/paymentAccount',
    data: { accountId: 'acct_1', state: 'restricted', due: ['external_account'], ...stored },
    readers: managers,
    unlisted: true,
  },
  { path: 'alerts/queue', data: { type: 'queueStands', waiting: 1 }, readers: managers },
  { path: 'metrics/2030-01-01', data: { day: '2030-01-01', hours: {}, minutes: {} }, readers: managers },
  { path: 'customers/somebody', data: { totalOrders: 3, totalSpent: price }, readers: managers },
  { path: 'slots/cut_2030-01-01', data: { capacity: 10, booked: { '0900': 1 } }, readers: signedIn },
  {
    path: 'occupancy/2030-01-01',
    data: { day: '2030-01-01', booked: { 'ada@2030-01-01T09:00Z+45': 1 } },
    readers: signedIn,
  },
  { path: 'bundles/menu', data: { key: 'k', ...stored }, readers: signedIn, unlisted: true },
  { path: 'bundles/house', data: { key: 'k', ...stored }, readers: frontOfHouse, unlisted: true },
  {
    path: 'waitingLists/2030-01-01',
    data: { day: '2030-01-01', waiting: [{ reservationId: 'r', userId: 'u', serviceId: 'cut', partySize: 1 }] },
    readers: frontOfHouse,
  },
  { path: 'waitingReservations/r', data: reference, readers: frontOfHouse },
  { path: 'pendingReservations/r', data: reference, readers: frontOfHouse },
  { path: 'confirmedReservations/r', data: reference, readers: frontOfHouse },
  { path: 'completedReservations/r', data: reference, readers: frontOfHouse },
  { path: 'cancelledReservations/r', data: reference, readers: frontOfHouse },
  { path: 'pendingSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'activeSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'expiredSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'cancelledSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'events/c_0', data: { type: 'reservation.created', payload: {} }, readers: frontOfHouse },
  { path: 'events/c_0/private/payload', data: { after: { cost: price } }, readers: managers },
  { path: 'days/2030-01-01_0', data: { day: '2030-01-01', revenue: 2500 }, readers: managers },
  { path: 'counters/0', data: { pendingReservations: 1 }, readers: frontOfHouse },
  {
    path: 'commands/c',
    data: { id: 'c', status: 'queued', createdBy: 'somebody' },
    readers: managers,
    byDevice: true,
    authored: true,
  },
  {
    path: 'devices/tablet',
    data: { user: 'somebody', name: 'Tablet at the bar', lastSeenAt: new Date(0), queued: 0, ...stored },
    readers: managers,
    byDevice: true,
    authored: true,
  },
];

/** A valid document for one of these paths. */
export const sampleAt = (path: string): Fields => {
  const found = tenantPaths.find((tenantPath) => tenantPath.path === path);
  if (!found) throw new Error(`there is no sample for ${path}`);
  return found.data;
};

/** All documents of a provider by full path. */
export const allTenantDocuments = (provider: string): Record<string, Fields> =>
  Object.fromEntries(tenantPaths.map(({ path, data }) => [`${provider}/${path}`, data]));
