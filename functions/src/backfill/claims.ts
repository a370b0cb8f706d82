import { claimRef } from '@counterfoil/domain';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isAlreadyExists } from '../firestore/commit-failure.ts';
import type { Backfill } from './backfill.ts';
import { eachPage } from './each-page.ts';

const kinds = ['reservation', 'subscription'] as const;

/** Claims the id of a full document. Returns false if it is claimed already. */
const claim = async (kind: (typeof kinds)[number], document: QueryDocumentSnapshot): Promise<boolean> => {
  const { ref, id, createTime } = document;
  const at = createTime.toDate();
  const { path } = claimRef(String(document.get('providerId')), kind, id);
  try {
    await ref.firestore.doc(path).create({ userId: ref.parent.parent?.id ?? '', createdAt: at, updatedAt: at });
    return true;
  } catch (error) {
    if (isAlreadyExists(error)) return false;
    throw error;
  }
};

/** Claims the ids of the reservations and subscriptions that were created before claims existed. */
export const backfillClaims: Backfill = async (firestore) => {
  const result = { checked: 0, changed: 0 };
  for (const kind of kinds) {
    for await (const page of eachPage(firestore.collectionGroup(`${kind}s`))) {
      const claimed = await Promise.all(page.map((document) => claim(kind, document)));
      result.checked += page.length;
      result.changed += claimed.filter(Boolean).length;
    }
  }
  return result;
};
