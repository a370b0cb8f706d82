import type { Firestore, Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { expiryOf } from '../config/retention.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** The documents that have served, by kind. Each gets the time that it would get if it had served today. */
const served = (firestore: Firestore): readonly (readonly [Query, Parameters<typeof expiryOf>[0]])[] => [
  [firestore.collectionGroup('commands'), 'settledCommand'],
  [firestore.collection('scheduledReminders'), 'sentReminder'],
  [firestore.collectionGroup('notifications'), 'notification'],
  [firestore.collectionGroup('printJobs'), 'sentReminder'],
];

/** States in which a document is still needed. Notifications have none. */
const waiting: readonly unknown[] = ['queued', 'scheduled', 'claimed'];

/** Gives a document its time. Returns false if it has one, is still needed, or changes at this moment. */
const expire = async (document: QueryDocumentSnapshot, expireAt: Date): Promise<boolean> => {
  if (document.get('expireAt') !== undefined || waiting.includes(document.get('status'))) return false;
  try {
    await document.ref.update({ expireAt }, { lastUpdateTime: document.updateTime });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};

/** Lets the TTL policies find the documents that had served before there were any. */
export const backfillExpiries: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for (const [query, what] of served(firestore)) {
    for await (const page of eachPage(query)) {
      const expireAt = expiryOf(what, new Date());
      const changed = await Promise.all(page.map((document) => expire(document, expireAt)));
      result.checked += page.length;
      result.changed += changed.filter(Boolean).length;
    }
  }
  return result;
};
