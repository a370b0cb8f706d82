import { rewritten } from '../src/erasure/rewritten.ts';
import { longCode, providerEvents, pseudonymOf, referenceRef, reservationErasure } from '../src/index.ts';
import { isPseudonym } from '../src/kernel/pseudonym.ts';
import type { Write } from '../src/kernel/write.ts';
import { fullBookings } from './agree.ts';
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
  if (!userId) return;
  const traces = { uid: userId, words: [] };
  const money = store.paths().filter((path) => /^payments\/|\/refunds\//.test(path));
  const rest: Write[] = money.map((path) => ({
    op: 'update',
    path,
    data: rewritten(store.get(path) ?? {}, traces, pseudonym),
  }));
  const reminders = store.paths().filter((path) => path.startsWith(`scheduledReminders/${userId}.`));
  store.commit([...rest, ...reminders.map((path): Write => ({ op: 'delete', path }))], now);
};
