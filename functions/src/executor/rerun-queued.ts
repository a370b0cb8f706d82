import { type DocumentReference, FieldValue } from 'firebase-admin/firestore';

/**
 * Queues a command again that was refused as `internal`, once the code or the data that it failed on is mended. The
 * next sweep of the queues executes it.
 *
 * @returns false if it was not refused as `internal`
 */
export const rerunQueued = async (ref: DocumentReference): Promise<boolean> => {
  const stored = await ref.get();
  const { status, rejection, payload } = stored.data() ?? {};
  if (status !== 'rejected' || rejection?.code !== 'internal' || payload === undefined || !stored.updateTime)
    return false;
  const gone = FieldValue.delete();
  const fields = { status: 'queued', rejection: gone, settledAt: gone, failures: gone, firstFailedAt: gone };
  await ref.update(fields, { lastUpdateTime: stored.updateTime });
  return true;
};
