import { dueShard, unprocessedEvents } from '@counterfoil/domain';
import { type DocumentData, type DocumentReference, FieldValue, type Firestore } from 'firebase-admin/firestore';
import { pagesOf } from '../firestore/due-pages.ts';

/** The fields that queue a document again, or `undefined` if there is nothing to run again. */
const fieldsFor = ({ id, status, rejection, payload, syncStatus }: DocumentData): DocumentData | undefined => {
  if (syncStatus === 'failed') {
    return { attempts: 0, nextAttemptAt: FieldValue.serverTimestamp(), ...dueShard(String(id)) };
  }
  if (status !== 'rejected' || rejection?.code !== 'internal' || payload === undefined) return undefined;
  const gone = FieldValue.delete();
  return { status: 'queued', rejection: gone, settledAt: gone, expireAt: gone, failures: gone, firstFailedAt: gone };
};

/**
 * Runs again a command that was refused as `internal`, or an event that has failed, once the code or the data is mended.
 * The next sweep executes it.
 *
 * @returns false if there is nothing to run again
 */
export const rerun = async (ref: DocumentReference): Promise<boolean> => {
  const stored = await ref.get();
  const fields = fieldsFor(stored.data() ?? {});
  if (!fields || !stored.updateTime) return false;
  await ref.update(fields, { lastUpdateTime: stored.updateTime });
  return true;
};

/**
 * Runs again all events of a provider that have failed.
 *
 * @returns how many
 */
export const rerunFailed = async (firestore: Firestore, providerId: string): Promise<number> => {
  let count = 0;
  for await (const page of pagesOf(firestore, unprocessedEvents(providerId)))
    for (const { ref } of page.filter((event) => event.get('syncStatus') === 'failed'))
      if (await rerun(ref)) count += 1;
  return count;
};
