import {
  dayMs,
  endUserPath,
  type Leaving,
  leavingPath,
  leavingSchema,
  ownedProviders,
  type Query,
  requestedLeaving,
  userMemberships,
  userReservations,
  userSubscriptions,
  vouchersOf,
} from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { isConflict } from '../firestore/commit-failure.ts';
import { readAllPages } from '../firestore/read-all-pages.ts';
import { withDates } from '../firestore/with-dates.ts';
import { secret } from './erasure-run.ts';
import type { Leaver } from './leaver.ts';
import { tell } from './tell.ts';

interface Owned {
  readonly providerId: string;
  readonly name: string;
}

/** The losses of a person who leaves, and the obstacles. */
export interface LeavingPreview {
  /** Bookings that lie ahead. They are cancelled by the providers' terms when the account is deleted. */
  readonly bookings: number;
  /** Subscriptions that run or wait for a payment. */
  readonly subscriptions: number;
  /** Packages and gift cards that are valid. Nobody can pay with them any more, and nothing is given back by itself. */
  readonly vouchers: number;
  readonly memberships: number;
  /** Providers that the person must hand over first. */
  readonly owns: readonly Owned[];
  /** Days for changing one's mind after a request. */
  readonly graceDays: number;
  /** ISO 8601; only after a request. */
  readonly erasesAt?: string;
}

export type LeavingRefusal =
  | { readonly reason: 'owns-providers'; readonly providers: readonly Owned[] }
  | { readonly reason: 'not-leaving' | 'too-late' };

const readLeaving = async (firestore: Firestore, uid: string): Promise<Leaving | undefined> => {
  const read = await firestore.doc(leavingPath(uid)).get();
  return read.exists ? leavingSchema.parse(withDates(read.data())) : undefined;
};

const ownedBy = async (firestore: Firestore, uid: string): Promise<Owned[]> =>
  (await readAllPages(firestore, ownedProviders(uid))).map((provider) => ({
    providerId: provider.id,
    name: String(provider.get('name')),
  }));

/** Tells what would happen, and changes nothing. */
export const previewLeaving = async ({ context, graceMs }: Leaver, uid: string): Promise<LeavingPreview> => {
  const { firestore, clock } = context;
  const readAll = async (queries: readonly Query[]) =>
    (await Promise.all(queries.map((query) => readAllPages(firestore, query)))).flat();
  const [booked, subscribed, held, memberships, owns, leaving] = await Promise.all([
    readAll((['waiting', 'pending', 'confirmed'] as const).map((status) => userReservations(uid, status))),
    readAll([userSubscriptions(uid, 'pending'), userSubscriptions(uid, 'active')]),
    readAll([vouchersOf(uid)]),
    readAll([userMemberships(uid)]),
    ownedBy(firestore, uid),
    readLeaving(firestore, uid),
  ]);
  const now = clock();
  return {
    bookings: booked.filter((one) => one.get('reservationStartTime').toDate() > now).length,
    subscriptions: subscribed.length,
    vouchers: held.filter((one) => one.get('status') === 'active').length,
    memberships: memberships.length,
    owns,
    graceDays: Math.round(graceMs / dayMs),
    ...(leaving ? { erasesAt: leaving.erasesAt.toISOString() } : {}),
  };
};

/** Notes the wish, once: a repeated request answers the same. The person is told by mail, in case it was not them. */
export const requestLeaving = async (leaver: Leaver, uid: string): Promise<Leaving | LeavingRefusal> => {
  const { firestore, clock } = leaver.context;
  const known = await readLeaving(firestore, uid);
  if (known) return known;
  const providers = await ownedBy(firestore, uid);
  if (providers.length > 0) return { reason: 'owns-providers', providers };
  const profile = await firestore.doc(endUserPath(uid)).get();
  const given: unknown = profile.get('locale');
  const locale = typeof given === 'string' ? given : undefined;
  const leaving = requestedLeaving({ userId: uid, reportId: secret(), locale, graceMs: leaver.graceMs }, clock());
  try {
    await firestore.doc(leavingPath(uid)).create(leaving);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return (await readLeaving(firestore, uid)) ?? leaving;
  }
  await tell(leaver, 'leavingRequested', leaving);
  return leaving;
};

/** Ends the wish, while the account is open. */
export const withdrawLeaving = async (leaver: Leaver, uid: string): Promise<Leaving | LeavingRefusal> => {
  const { firestore } = leaver.context;
  const read = await firestore.doc(leavingPath(uid)).get();
  if (!read.exists || !read.updateTime) return { reason: 'not-leaving' };
  const leaving = leavingSchema.parse(withDates(read.data()));
  if (leaving.status !== 'requested') return { reason: 'too-late' };
  try {
    await read.ref.delete({ lastUpdateTime: read.updateTime });
  } catch (error) {
    // The account is being closed at this moment, or the wish was ended on another device.
    if (isConflict(error)) return { reason: 'too-late' };
    throw error;
  }
  await tell(leaver, 'leavingStopped', leaving);
  return leaving;
};
