import { latestOf, type Query } from '@counterfoil/domain/core';
import { getDocsFromServer } from 'firebase/firestore';
import { firstValueFrom, timer } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { decode } from '../live/decode.ts';
import { toQuery } from '../live/to-query.ts';

/** What has just been changed may be on its way. */
const momentMs = 10_000;

/**
 * Whether the server has changed something of a list that a device does not hear of: it does not, as far as `changedAt` says now and after a
 * moment. One read, and no clock but the server's; of what was deleted it knows nothing.
 */
export const isBehind = async (
  { firestore }: Connection,
  query: Query,
  changedAt: () => Date | undefined,
): Promise<boolean> => {
  const { docs } = await getDocsFromServer(toQuery(firestore(), latestOf(query), 1));
  const { updatedAt } = decode<{ updatedAt?: unknown }>(docs[0]?.data() ?? {});
  const isNews = () => updatedAt instanceof Date && updatedAt > (changedAt() ?? new Date(0));
  if (!isNews()) return false;
  await firstValueFrom(timer(momentMs));
  return isNews();
};
