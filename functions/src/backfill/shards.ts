import { dueShard, everyFailedEvent } from '@counterfoil/domain';
import type { Firestore, Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isConflict } from '../firestore/commit-failure.ts';
import { toQuery } from '../firestore/to-query.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** The documents that a schedule looks for, with the fields that say when. */
const dueKinds = (firestore: Firestore): readonly (readonly [Query, ...fields: string[]])[] => [
  [firestore.collectionGroup('reservations'), 'holdExpiresAt', 'move.expiresAt'],
  [firestore.collectionGroup('subscriptions'), 'expiryDate', 'holdExpiresAt'],
  [firestore.collectionGroup('notifications'), 'nextAttemptAt'],
  [firestore.collectionGroup('customers'), 'inactiveAt'],
  [firestore.collectionGroup('orderNumbers'), 'restartAt'],
  [firestore.collection('scheduledReminders'), 'scheduledFor'],
  [toQuery(firestore, everyFailedEvent()), 'nextAttemptAt'],
  [firestore.collection('failedRecordChanges'), 'nextAttemptAt'],
];

/** Without a precondition: the shard follows from the id, whatever else changes meanwhile. */
const addShard = async ({ ref }: QueryDocumentSnapshot): Promise<boolean> => {
  try {
    await ref.update({ ...dueShard(ref.id) });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};

/** Lets the sweeps find what earlier versions have written, once the indexes of these versions are gone. */
export const backfillShards: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for (const [query, ...fields] of dueKinds(firestore)) {
    for await (const page of eachPage(query)) {
      const lacking = page.filter(
        (document) => document.get('shard') === undefined && fields.some((field) => document.get(field)),
      );
      const changed = await Promise.all(lacking.map(addShard));
      result.checked += page.length;
      result.changed += changed.filter(Boolean).length;
    }
  }
  return result;
};
