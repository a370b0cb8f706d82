import {
  type Actor,
  type Fields,
  type OpeningHours,
  type Reservation,
  reservationRef,
  type Service,
} from '../src/index.ts';
import { minuteMs } from '../src/kernel/time/durations.ts';
import { salonProfile, salonServices } from './fixtures/salon.ts';
import { given, type Stage } from './given.ts';

export const { price } = salonServices.haircut;

/** Monday, 08:00 in Berlin: one hour before the salon opens. */
export const monday = new Date('2026-05-04T06:00:00Z');

/** A local time of the salon, in summer time, two hours ahead of UTC. */
export const at = (time: string, day = '2026-05-04'): string => `${day}T${time}:00+02:00`;

export const later = (minutes: number, from = monday): Date => new Date(from.getTime() + minutes * minuteMs);

const user = (uid: string, name?: string): Actor => ({ kind: 'user', uid, ...(name ? { name } : {}) });

export const alice = user('alice', 'Alice Token');
export const bob = user('bob', 'Bob');
export const owner = user('olga');
export const staff = user('sam');
export const cook = user('kim');
export const formerStaff = user('fred');
export const rival = user('rita');
export const gateway: Actor = { kind: 'system', name: 'payments' };
export const schedule: Actor = { kind: 'system', name: 'expireHolds' };

const service = (confirmation: Service['confirmation'], more: Partial<Service> = {}): Service => ({
  ...salonServices.haircut,
  name: `Cut, ${confirmation}`,
  confirmation,
  ...more,
});

/** `colour` takes three slots and one person. */
export const services: Readonly<Record<string, Service>> = {
  cut: service('automatic'),
  paid: service('payment'),
  asked: service('manual'),
  colour: { ...salonServices.colour, name: 'Cut, automatic' },
};

const stamps = { version: 1, lastCommandId: 'seed', createdAt: monday, updatedAt: monday };
const day = [{ open: '09:00', close: '17:00' }];
const weekdaysOnly: OpeningHours = { mon: day, tue: day, wed: day, thu: day, fri: day };

const tenant = (providerId: string, ownerId: string): Record<string, Fields> => ({
  [`serviceProviders/${providerId}`]: {
    ...salonProfile,
    name: `Salon ${providerId}`,
    openingHours: weekdaysOnly,
    ownerId,
    settings: {},
    slotSchema: 2,
    ...stamps,
  },
  [`serviceProviders/${providerId}/members/${ownerId}`]: { role: 'owner', active: true, ...stamps },
});

/** A salon with members and services, a rival provider, and customers. `more` adds or replaces documents. */
export const salon = (more: Readonly<Record<string, Fields>> = {}): Stage =>
  given('salon', monday, {
    ...tenant('salon', 'olga'),
    ...tenant('rival', 'rita'),
    ...Object.fromEntries(
      Object.entries(services).map(([id, data]) => [`serviceProviders/salon/services/${id}`, data]),
    ),
    'serviceProviders/salon/members/sam': { role: 'staff', active: true, ...stamps },
    'serviceProviders/salon/members/kim': { role: 'kitchen', active: true, ...stamps },
    'serviceProviders/salon/members/fred': { role: 'staff', active: false, ...stamps },
    'endUsers/alice': { displayName: 'Alice Profile', email: 'alice@example.org' },
    ...more,
  });

export const offering = (serviceId: string, changed: Partial<Service>): Record<string, Fields> => ({
  [`serviceProviders/salon/services/${serviceId}`]: { ...(services[serviceId] ?? service('automatic')), ...changed },
});

/** The salon with limits of its own. */
export const limiting = (limits: Fields): Record<string, Fields> => ({
  'serviceProviders/salon': { ...tenant('salon', 'olga')['serviceProviders/salon'], settings: { limits } },
});

/** Alice's reservation `r`. */
export const target = { userId: 'alice', reservationId: 'r' };

/** The salon with Alice's reservation `r` at 10:00, for one person. */
export const salonWithBooking = (serviceId: string, more: Readonly<Record<string, Fields>> = {}): Stage => {
  const stage = salon(more);
  const booking = { reservationId: 'r', serviceId, startTime: at('10:00'), partySize: 1 };
  stage.pass('reservation.create', booking, { by: alice });
  return stage;
};

export const payment = { paymentId: 'pi_1', gateway: 'stripe', amount: price };

export const stored = ({ store }: Stage, reservationId = 'r', userId = 'alice'): Reservation =>
  store.get(reservationRef(userId, reservationId).path) as unknown as Reservation;

/** Seats sold on a UTC day by slot; slots without sold seats are left out. */
export const sold = ({ store }: Stage, serviceId: string, date = '2026-05-04'): Record<string, number> => {
  const slots = store.get(`serviceProviders/salon/slots/${serviceId}_${date}Z`)?.booked ?? {};
  return Object.fromEntries(Object.entries(slots as Record<string, number>).filter(([, seats]) => seats !== 0));
};
