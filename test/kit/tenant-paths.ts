import { type Fields, type Person, people, stored } from './rules.ts';

const signedIn = people.filter((person) => person !== 'signedOut');
const members: Person[] = ['owner', 'manager', 'staff', 'kitchen'];
const frontOfHouse: Person[] = ['owner', 'manager', 'staff'];

const reference = { reservationId: 'r', userId: 'u', code: 'ABCD', status: 'pending', ...stored };

const subscription = { subscriptionId: 's', userId: 'u', code: 'ABCD', status: 'active', ...stored };

export interface TenantPath {
  /** Below the house. */
  readonly path: string;
  /** What may lie there. */
  readonly data: Fields;
  /** Who may get and list it. */
  readonly readers: readonly Person[];
  /** Some write it from their devices; the rest is left to functions. */
  readonly byDevice?: true;
}

/** What a house owns, as far as the rules name it. */
export const tenantPaths: readonly TenantPath[] = [
  { path: 'members/somebody', data: { role: 'owner', active: true, ...stored }, readers: members },
  {
    path: 'services/cut',
    data: {
      name: 'Haircut',
      durationMinutes: 30,
      slotMinutes: 30,
      capacity: 10,
      price: { amount: 2500, currency: 'EUR' },
      confirmation: 'automatic',
    },
    readers: signedIn,
    byDevice: true,
  },
  {
    path: 'plans/club',
    data: { name: 'Club', periodMonths: 1, price: { amount: 1900, currency: 'EUR' } },
    readers: signedIn,
    byDevice: true,
  },
  { path: 'slots/cut_2030-01-01', data: { capacity: 10, booked: { '0900': 1 } }, readers: signedIn },
  { path: 'pendingReservations/r', data: reference, readers: frontOfHouse },
  { path: 'confirmedReservations/r', data: reference, readers: frontOfHouse },
  { path: 'completedReservations/r', data: reference, readers: frontOfHouse },
  { path: 'cancelledReservations/r', data: reference, readers: frontOfHouse },
  { path: 'pendingSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'activeSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'expiredSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'cancelledSubscriptions/s', data: subscription, readers: frontOfHouse },
  { path: 'events/c_0', data: { type: 'reservation.created', payload: {} }, readers: frontOfHouse },
  { path: 'days/2030-01-01_0', data: { day: '2030-01-01', revenue: 2500 }, readers: ['owner', 'manager'] },
  { path: 'counters/0', data: { pendingReservations: 1 }, readers: frontOfHouse },
  {
    path: 'commands/c',
    data: { id: 'c', status: 'queued', createdBy: 'somebody' },
    readers: ['owner', 'manager'],
    byDevice: true,
  },
];

/** All of a house's documents by their full paths. */
export const belongings = (house: string): Record<string, Fields> =>
  Object.fromEntries(tenantPaths.map(({ path, data }) => [`${house}/${path}`, data]));
