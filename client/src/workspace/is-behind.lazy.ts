import { latestOf, type Query, secondMs } from '@counterfoil/domain/core';
import { getDocsFromServer } from 'firebase/firestore';
import { firstValueFrom, timer } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { decode } from '../live/decode.ts';
import { toQuery } from '../live/to-query.ts';

/** The snapshot of a recent change may still be on its way. */
const graceMs = 10 * secondMs;

/**
 * True if the server's newest `updatedAt` is newer than `changedAt()` of this device, and still newer after 10 s. The
 * listener has then missed a change. It costs one read, and compares server times only. It does not detect deletions.
 */
export const isBehind = async (
  { firestore }: Connection,
  query: Query,
  changedAt: () => Date | undefined,
): Promise<boolean> => {
  const { docs } = await getDocsFromServer(toQuery(firestore(), latestOf(query)));
  const { updatedAt } = decode<{ updatedAt?: unknown }>(docs[0]?.data() ?? {});
  const isNewer = () => updatedAt instanceof Date && updatedAt > (changedAt() ?? new Date(0));
  if (!isNewer()) return false;
  await firstValueFrom(timer(graceMs));
  return isNewer();
};
