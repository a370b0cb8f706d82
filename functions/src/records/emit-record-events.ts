import { type RecordChange, recordChangeWrites, type Write } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { inCommitSpan } from '../executor/command-spans.ts';
import { applyWrites } from '../firestore/apply-writes.ts';
import { isAlreadyExists, isTooLarge } from '../firestore/commit-failure.ts';
import { ReadSet } from '../firestore/read-set.ts';
import { Unencodable } from '../firestore/unencodable.ts';
import { log } from '../trace/log.ts';

const commit = async (firestore: Firestore, writes: readonly Write[]): Promise<boolean> => {
  if (writes.length === 0) return false;
  const batch = firestore.batch();
  try {
    applyWrites(batch, writes, new ReadSet(firestore));
  } catch (cause) {
    // The SDK refuses more than twenty levels. The record had them, and the event adds two.
    throw new Unencodable('the event has no encoding', { cause });
  }
  await inCommitSpan(true, () => batch.commit());
  return true;
};

/**
 * Records the change of a record as events of its provider, once. If an event exists already, an earlier delivery
 * recorded it together with all its writes.
 *
 * @returns true if this call recorded it
 */
export const emitRecordEvents = async (firestore: Firestore, change: RecordChange): Promise<boolean> => {
  try {
    return await commit(firestore, recordChangeWrites(change));
  } catch (error) {
    if (isAlreadyExists(error)) return false;
    // The database would refuse it at every retry.
    if (!(error instanceof Unencodable || isTooLarge(error))) throw error;
    log.error('the change is too large to be recorded in full', {
      correlationId: change.changeId,
      kind: change.kind,
    });
    return await commit(firestore, recordChangeWrites(change, { bare: true }));
  }
};
