import {
  type Outcome,
  type Provider,
  providerPath,
  providerReservations,
  providerServices,
  type ReservationReference,
  type ReservationStatus,
  type Service,
} from '@counterfoil/domain';
import { doc } from 'firebase/firestore';
import { type CounterfoilOptions, connect } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { listenDocument } from './listen.ts';
import type { Live, LiveList } from './live.ts';
import { liveLists } from './live-lists.ts';
import { type Me, me } from './me.ts';
import { type NewCommand, send } from './send.ts';
import { shared } from './shared.ts';
import { type FreeSlot, slots } from './slots.ts';

/** What a house sees of its own, and what it offers. */
export interface ProviderView {
  /** References, which say nothing of who comes. Only for active members. */
  reservations(status: ReservationStatus): LiveList<ReservationReference>;
  /** What the house says of itself; anybody signed in may know. */
  profile(): Live<Provider | undefined>;
  /** What can be booked, by name. */
  services(): LiveList<Service>;
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
  const list = liveLists(firestore);
  const profile = (providerId: string) => shared(listenDocument<Provider>(doc(firestore, providerPath(providerId))));
  return {
    me: () => {
      const uid = auth.currentUser?.uid;
      if (!uid) throw new CounterfoilError('unauthenticated', 'sign in to see your own bookings');
      return me(firestore, uid, list);
    },
    provider: (providerId) => ({
      reservations: (status) => list<ReservationReference>(providerReservations(providerId, status)),
      profile: () => profile(providerId),
      services: () => list<Service>(providerServices(providerId)),
      slots: (serviceId, day) => slots(firestore, providerId, serviceId, day),
    }),
    send: (command) => send(connection, command),
  };
};
