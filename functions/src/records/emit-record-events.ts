import { type RecordChange, recordChangeWrites, type Write } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { logger } from 'firebase-functions';
import { applyWrites } from '../firestore/apply-writes.ts';
import { isAlreadyExists, isTooLarge } from '../firestore/commit-failure.ts';
import { ReadSet } from '../firestore/read-set.ts';

const commit = async (firestore: Firestore, writes: readonly Write[]): Promise<boolean> => {
  if (writes.length === 0) return false;
  const batch = firestore.batch();
  applyWrites(batch, writes, new ReadSet(firestore));
  await batch.commit();
  return true;
};

/**
 * Records a change of a record as events of its house, once: what is there already was recorded by another delivery, with all
 * that belongs to it.
 *
 * @returns whether it was recorded now
 */
export const emitRecordEvents = async (firestore: Firestore, change: RecordChange): Promise<boolean> => {
  try {
    return await commit(firestore, recordChangeWrites(change));
  } catch (error) {
    if (isAlreadyExists(error)) return false;
    // The database would refuse it for ever.
    if (!isTooLarge(error)) throw error;
    logger.error('a change is too large to be told in full', { correlationId: change.changeId, kind: change.kind });
    return await commit(firestore, recordChangeWrites(change, { bare: true }));
  }
};
