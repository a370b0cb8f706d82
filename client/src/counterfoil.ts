import {
  type Analytics,
  type Outcome,
  type Plan,
  type Provider,
  providerPath,
  providerPlans,
  providerReservations,
  providerServices,
  providerSubscriptions,
  type Query,
  type ReservationReference,
  type ReservationStatus,
  type Service,
  type SubscriptionReference,
  type SubscriptionStatus,
} from '@counterfoil/domain';
import { doc } from 'firebase/firestore';
import { analytics } from './analytics.ts';
import { type CounterfoilOptions, connect } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { listenDocument } from './listen.ts';
import type { Live, LiveList } from './live.ts';
import { liveList } from './live-list.ts';
import { type Me, me } from './me.ts';
import { createRegistry } from './registry.ts';
import { type NewCommand, send } from './send.ts';
import { shared } from './shared.ts';
import { type FreeSlot, slots } from './slots.ts';

/** What a house sees of its own, and what it offers. */
export interface ProviderView {
  /** References, which say nothing of who comes. Only for active members. */
  reservations(status: ReservationStatus): LiveList<ReservationReference>;
  /** References; what runs by when it runs out. Only for active members. */
  subscriptions(status: SubscriptionStatus): LiveList<SubscriptionReference>;
  /** What the house says of itself; anybody signed in may know. */
  profile(): Live<Provider | undefined>;
  /** What can be booked, by name. */
  services(): LiveList<Service>;
  /** How the house is doing. Only for owner and manager. */
  analytics(): Live<Analytics>;
  /** What can be subscribed to, by name. */
  plans(): LiveList<Plan>;
  /** @param day `YYYY-MM-DD` in the provider's time zone */
  slots(serviceId: string, day: string): Live<FreeSlot[]>;
}

export interface Counterfoil {
  /** @throws CounterfoilError `unauthenticated` while nobody is signed in */
  me(): Me;
  provider(providerId: string): ProviderView;
  /** Resolves with what became of the command; a refusal is an outcome with a code, not an error. */
  send(command: NewCommand): Promise<Outcome>;
}

/** The client of one Firebase app. Call it once per app, before anything else uses its Firestore. */
export const createCounterfoil = (options: CounterfoilOptions): Counterfoil => {
  const connection = connect(options);
  const { auth, firestore } = connection;
  const once = createRegistry();
  const list = <T>(query: Query): LiveList<T> =>
    once(`list ${JSON.stringify(query)}`, () => liveList<T>(firestore, query));
  const profile = (providerId: string): Live<Provider | undefined> =>
    once(`profile ${providerId}`, () => shared(listenDocument<Provider>(doc(firestore, providerPath(providerId)))));
  return {
    me: () => {
      const uid = auth.currentUser?.uid;
      if (!uid) throw new CounterfoilError('unauthenticated', 'sign in to see what is your own');
      return me(firestore, uid, list);
    },
    provider: (providerId) => ({
      reservations: (status) => list<ReservationReference>(providerReservations(providerId, status)),
      subscriptions: (status) => list<SubscriptionReference>(providerSubscriptions(providerId, status)),
      profile: () => profile(providerId),
      services: () => list<Service>(providerServices(providerId)),
      analytics: () => once(`analytics ${providerId}`, () => analytics(firestore, providerId)),
      slots: (serviceId, day) =>
        once(`slots ${providerId} ${serviceId} ${day}`, () => slots(firestore, providerId, serviceId, day)),
      plans: () => list<Plan>(providerPlans(providerId)),
    }),
    send: (command) => send(connection, command),
  };
};
