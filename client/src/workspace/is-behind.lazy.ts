import { latestOf, type Query, secondMs } from '@counterfoil/domain/core';
import { getDocsFromCache, getDocsFromServer } from 'firebase/firestore';
import { firstValueFrom, timer } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { decode } from '../live/decode.ts';
import { toQuery } from '../live/to-query.ts';
import { type CollectionState, changesOf } from './collection-state.ts';

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

/**
 * True if a list differs from the cache of this device, and still does after 10 s. The tabs share the cache, and one of
 * them listens for all. When that one dies, the SDK may not tell the others of a change. It costs no read.
 */
export const differsFromCache = async (
  { firestore }: Connection,
  query: Query,
  state: () => CollectionState | undefined,
): Promise<boolean> => {
  const differs = async (): Promise<boolean> => {
    const { docs } = await getDocsFromCache(toQuery(firestore(), query));
    const shown = state();
    // A list with more pages holds more than this query.
    if (!shown || shown.pendingWrites || shown.documents > query.limit) return false;
    if (docs.some(({ metadata }) => metadata.hasPendingWrites)) return false;
    return changesOf(docs.map((document) => decode<object>(document.data()))).changeSum !== shown.changeSum;
  };
  if (!(await differs())) return false;
  await firstValueFrom(timer(graceMs));
  return await differs();
};
