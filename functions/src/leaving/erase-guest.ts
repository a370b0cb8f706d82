import {
  type Actor,
  guestReservationRef,
  membershipRefs,
  pseudonymOf,
  type Refused,
  requireRole,
  reservationSchema,
} from '@counterfoil/domain';
import type { CommandContext } from '../firestore/command-context.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { withDates } from '../firestore/with-dates.ts';
import { addBookingErasure } from './erase-bookings.ts';
import { secret, untilCommitted } from './erasure-run.ts';

export type GuestRefusal = { readonly reason: 'not-allowed' | 'no-guest' | 'still-open' };

interface GuestBooking {
  readonly providerId: string;
  readonly reservationId: string;
}

/** Takes name, contact and words of its guest from one booking. One that was erased before stays as it is. */
export const forgetGuest = async (
  { firestore }: CommandContext,
  { providerId, reservationId }: GuestBooking,
): Promise<boolean> => {
  const ref = firestore.doc(guestReservationRef(providerId, reservationId).path);
  const pseudonym = pseudonymOf(secret());
  let isErased = false;
  await untilCommitted(async () => {
    const stored = await ref.get();
    isErased = stored.exists && stored.get('erasedAs') === undefined;
    if (!isErased) return undefined;
    const batch = firestore.batch();
    await addBookingErasure(batch, stored, pseudonym);
    return batch;
  });
  return isErased;
};

const refusalOf = async (
  { firestore, clock }: CommandContext,
  actor: Actor,
  { providerId, reservationId }: GuestBooking,
): Promise<GuestRefusal | undefined> => {
  const reads = new ReadSet(firestore);
  const ref = guestReservationRef(providerId, reservationId);
  await reads.read([...membershipRefs(providerId, actor), ref.path]);
  const denied: Refused | undefined = requireRole(reads, providerId, actor, ['owner', 'manager']);
  if (denied) return { reason: 'not-allowed' };
  const stored = reads.snapshot(ref.path);
  if (!stored?.exists) return { reason: 'no-guest' };
  const { status, reservationStartTime } = reservationSchema.parse(withDates(stored.data()));
  const isAhead = status === 'pending' || (status === 'confirmed' && reservationStartTime > clock());
  return isAhead ? { reason: 'still-open' } : undefined;
};

/** Erases a guest at the wish of owner or manager. A booking that lies ahead must be cancelled first: it needs its guest. */
export const eraseGuest = async (
  context: CommandContext,
  actor: Actor,
  booking: GuestBooking,
): Promise<{ readonly erased: boolean } | GuestRefusal> =>
  (await refusalOf(context, actor, booking)) ?? { erased: await forgetGuest(context, booking) };
