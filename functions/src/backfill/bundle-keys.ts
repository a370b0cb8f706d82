import { bundleAudiences } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isIssued, newKey } from '../bundles/signed-key.ts';
import { isConflict } from '../firestore/commit-failure.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

/** Replaces a key that is not signed. Returns false if it is, or if somebody else changes it at this moment. */
const sign = async (document: QueryDocumentSnapshot): Promise<boolean> => {
  const { ref, updateTime } = document;
  const providerId = ref.parent.parent?.id;
  const audience = bundleAudiences.find((one) => one === document.id);
  if (!providerId || !audience) return false;
  const lock = { providerId, audience };
  if (await isIssued(ref.firestore, lock, String(document.get('key')))) return false;
  const key = await newKey(ref.firestore, lock);
  try {
    await ref.update({ key, updatedAt: new Date() }, { lastUpdateTime: updateTime });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
};

/** Replaces the keys of data bundles that were made before keys were signed. */
export const backfillBundleKeys: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for await (const page of eachPage(firestore.collectionGroup('bundles'))) {
    const signed = await Promise.all(page.map(sign));
    result.checked += page.length;
    result.changed += signed.filter(Boolean).length;
  }
  return result;
};
