import { latestOf, type Query } from '@counterfoil/domain/core';
import { getDocsFromServer } from 'firebase/firestore';
import type { Connection } from '../connection.ts';
import { decode } from '../decode.ts';
import { toQuery } from '../to-query.ts';

/** What has just been changed may be on its way. */
const momentMs = 10_000;

/**
 * Whether the server has changed something of a list that a device has not heard of: it has not, since `changedAt`. One read; of what
 * was deleted it knows nothing.
 */
export const isBehind = async ({ firestore }: Connection, query: Query, changedAt?: Date): Promise<boolean> => {
  const { docs } = await getDocsFromServer(toQuery(firestore(), latestOf(query), 1));
  const { updatedAt } = decode<{ updatedAt?: unknown }>(docs[0]?.data() ?? {});
  if (!(updatedAt instanceof Date)) return false;
  return updatedAt > (changedAt ?? new Date(0)) && Date.now() > updatedAt.getTime() + momentMs;
};
