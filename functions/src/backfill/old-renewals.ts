import type { DocumentData } from 'firebase-admin/firestore';
import { sendForDocument } from '../schedules/sweep-by-command.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** Renewals of older versions have no hold, so no query finds them. */
const isOldRenewal = ({ paymentStatus, status, renewalDue, holdExpiresAt }: DocumentData): boolean =>
  paymentStatus === 'pending' && status !== 'cancelled' && renewalDue !== undefined && holdExpiresAt === undefined;

const expiry = {
  by: 'backfill',
  type: 'subscription.expire',
  payload: ({ userId, subscriptionId }: DocumentData) => ({ userId, subscriptionId }),
} as const;

/**
 * Drops unpaid renewals that older versions requested without a hold, through the command of the schedule. The decider
 * refuses it for a renewal that changed within the last day, so run the step again a day after the deploy.
 */
export const backfillOldRenewals: Backfill = async (firestore) => {
  const context = { firestore, clock: () => new Date() };
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collectionGroup('subscriptions'))) {
    result.checked += page.length;
    for (const document of page.filter((one) => isOldRenewal(one.data()))) {
      const { outcome } = await sendForDocument(context, expiry, document);
      if (outcome === 'applied') result.changed += 1;
    }
  }
  return result;
};
