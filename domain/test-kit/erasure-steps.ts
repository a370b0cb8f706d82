import { rewritten } from '../src/erasure/rewritten.ts';
import {
  longCode,
  type Pseudonym,
  providerEvents,
  pseudonymOf,
  referenceRef,
  reservationErasure,
  subscriptionErasure,
  subscriptionReferenceRef,
} from '../src/index.ts';
import { isPseudonym } from '../src/kernel/pseudonym.ts';
import type { Write } from '../src/kernel/write.ts';
import { fullBookings } from './agree.ts';
import { fullSubscriptions } from './agree-subscriptions.ts';
import type { Stage } from './given.ts';
import type { MemoryStore } from './memory-store.ts';

interface Booking {
  readonly userId?: string;
  readonly reservationId: string;
}

const claimPath = (reservationId: string): string => `serviceProviders/salon/reservationClaims/${reservationId}`;

/** The booking as gateway and staff name it: by the pseudonym, once its customer is erased. */
export const asAddressed = (store: MemoryStore, booking: Booking): Booking => {
  const owner = String(store.get(claimPath(booking.reservationId))?.userId ?? '');
  return isPseudonym(owner) ? { userId: owner, reservationId: booking.reservationId } : booking;
};

const isOf = (store: MemoryStore, reservationId: string, collection: string) =>
  store.list(collection).filter((event) => event.entityId === reservationId);

/** Erases a person from payments and refunds, and their reminders. */
const eraseElsewhere = (store: MemoryStore, uid: string, pseudonym: Pseudonym, now: Date): void => {
  const traces = { uid, words: [] };
  const money = store.paths().filter((path) => /^payments\/|\/refunds\//.test(path));
  const rest: Write[] = money.map((path) => ({
    op: 'update',
    path,
    data: rewritten(store.get(path) ?? {}, traces, pseudonym),
  }));
  const reminders = store.paths().filter((path) => path.startsWith(`scheduledReminders/${uid}.`));
  store.commit([...rest, ...reminders.map((path): Write => ({ op: 'delete', path }))], now);
};

/** Erases all bookings of a customer, or one guest, as the process does. */
export const eraseBookings = ({ store, providerId }: Stage, { userId, reservationId }: Booking, now: Date): void => {
  const pseudonym = pseudonymOf(longCode(userId ?? reservationId));
  const all = fullBookings(store).filter((one) =>
    userId ? one.userId === userId : one.reservationId === reservationId && !one.userId && !one.erasedAs,
  );
  for (const full of all) {
    const writes = reservationErasure(
      {
        full,
        reference: store.get(referenceRef(full).path) ?? {},
        claim: store.get(claimPath(full.reservationId)),
        events: isOf(store, full.reservationId, providerEvents(providerId)),
        ownEvents: userId ? isOf(store, full.reservationId, `endUsers/${userId}/events`) : [],
      },
      pseudonym,
    );
    store.commit(writes, now);
  }
  if (userId) eraseElsewhere(store, userId, pseudonym, now);
};

/** A subscription as gateway and staff name it: by the pseudonym, once its subscriber is erased. */
export const asSubscribed = <Named extends { readonly userId: string; readonly subscriptionId: string }>(
  { store, providerId }: Stage,
  named: Named,
): Named => {
  const claim = store.get(`serviceProviders/${providerId}/subscriptionClaims/${named.subscriptionId}`);
  const owner = String(claim?.userId ?? '');
  return isPseudonym(owner) ? { ...named, userId: owner } : named;
};

/** Erases a subscriber, as the process does once their subscriptions have ended. */
export const eraseSubscriptions = ({ store, providerId }: Stage, userId: string, now: Date): void => {
  const pseudonym = pseudonymOf(longCode(userId));
  const all = fullSubscriptions(store).filter((one) => one.userId === userId);
  if (all.some(({ status, renewalDue }) => status === 'active' || status === 'pending' || renewalDue)) return;
  for (const full of all) {
    const { subscriptionId } = full;
    const writes = subscriptionErasure(
      {
        full,
        reference: store.get(subscriptionReferenceRef(full).path) ?? {},
        claim: store.get(`serviceProviders/${providerId}/subscriptionClaims/${subscriptionId}`),
        events: isOf(store, subscriptionId, providerEvents(providerId)),
        ownEvents: isOf(store, subscriptionId, `endUsers/${userId}/events`),
      },
      pseudonym,
    );
    store.commit(writes, now);
  }
  eraseElsewhere(store, userId, pseudonym, now);
};
