import {
  changedRefund,
  type Owed,
  owedByReservation,
  owedBySubscription,
  refundIdOf,
  refundRef,
  reservationSchema,
  subscriptionSchema,
} from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isAlreadyExists } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

const owedBy = (booking: QueryDocumentSnapshot, kind: 'reservations' | 'subscriptions'): Owed | undefined => {
  const data = withDates(booking.data());
  return kind === 'reservations'
    ? owedByReservation(reservationSchema.parse(data))
    : owedBySubscription(subscriptionSchema.parse(data));
};

/**
 * Writes the refund of a booking that owes money since an earlier version. Nobody knows whether its provider has given
 * the money back already, so the owner decides: it is `failed`, and nothing is sent until then.
 */
const keep = async (booking: QueryDocumentSnapshot, owed: Owed): Promise<boolean> => {
  const now = new Date();
  const refund = changedRefund(undefined, { before: 0, after: owed }, { commandId: 'backfill', now });
  if (!refund) return false;
  const { path } = refundRef(String(booking.get('providerId')), refundIdOf(owed.gateway, owed.paymentId));
  const { leaseUntil: _l, gatewayRefundId: _g, sentAt: _s, endedAt: _e, settledBy: _b, reason: _r, ...fields } = refund;
  const failed = { ...fields, status: 'failed', failure: { code: 'earlier-version' }, nextAttemptAt: null };
  try {
    await booking.ref.firestore.doc(path).create(failed);
    return true;
  } catch (error) {
    if (isAlreadyExists(error)) return false;
    throw error;
  }
};

/** Gives the bookings that owe money since an earlier version their refunds. */
export const backfillRefunds: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for (const kind of ['reservations', 'subscriptions'] as const) {
    for await (const page of eachPage(firestore.collectionGroup(kind))) {
      for (const booking of page.filter((one) => one.get('refundDue') !== undefined)) {
        const owed = owedBy(booking, kind);
        if (!owed || owed.amount.amount === 0) continue;
        result.checked += 1;
        result.changed += Number(await keep(booking, owed));
      }
    }
  }
  return result;
};
