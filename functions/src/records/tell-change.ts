import { type RecordChange, recordChangeWrites } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { applyWrites } from '../executor/apply-writes.ts';
import { isThereAlready } from '../executor/commit-failure.ts';
import { ReadSet } from '../executor/read-set.ts';

/**
 * Records a change of a record as events of its house, once: what is there already was recorded by another delivery, with all
 * that belongs to it.
 *
 * @returns whether it was recorded now
 */
export const tellChange = async (firestore: Firestore, change: RecordChange): Promise<boolean> => {
  const writes = recordChangeWrites(change);
  if (writes.length === 0) return false;
  const batch = firestore.batch();
  applyWrites(batch, writes, new ReadSet(firestore));
  try {
    await batch.commit();
    return true;
  } catch (error) {
    if (isThereAlready(error)) return false;
    throw error;
  }
};
