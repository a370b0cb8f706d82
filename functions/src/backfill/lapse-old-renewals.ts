import { FieldPath, type Firestore } from 'firebase-admin/firestore';
import { sendForDocument } from '../schedules/sweep-by-command.ts';

const pageSize = 200;

/** Renewals of older versions have no hold, so no query finds them. */
const isOldRenewal = ({ paymentStatus, status, renewalDue, holdExpiresAt }: FirebaseFirestore.DocumentData): boolean =>
  paymentStatus === 'pending' && status !== 'cancelled' && renewalDue !== undefined && holdExpiresAt === undefined;

/**
 * Drops unpaid renewals that older versions requested without a hold, through the command of the schedule. The decider
 * refuses it for a renewal that changed within the last day, so run the step again a day after the deploy.
 */
export const lapseOldRenewals = async (firestore: Firestore): Promise<{ checked: number; changed: number }> => {
  const context = { firestore, clock: () => new Date() };
  const pages = firestore.collectionGroup('subscriptions').orderBy(FieldPath.documentId()).limit(pageSize);
  let [checked, changed] = [0, 0];
  for (let page = await pages.get(); page.docs.length > 0; page = await pages.startAfter(page.docs.at(-1)).get()) {
    checked += page.size;
    for (const document of page.docs.filter((one) => isOldRenewal(one.data()))) {
      const { outcome } = await sendForDocument(
        context,
        {
          by: 'backfill',
          type: 'subscription.expire',
          payload: ({ userId, subscriptionId }) => ({ userId, subscriptionId }),
        },
        document,
      );
      if (outcome === 'applied') changed += 1;
    }
  }
  return { checked, changed };
};
