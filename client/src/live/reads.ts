import type { DocumentSnapshot, QuerySnapshot } from 'firebase/firestore';
import type { Heard } from '../connection/connectivity.ts';

/**
 * Documents that listeners have read, by their source. `device` stands for this device's own writes that the server has
 * not confirmed.
 *
 * A document counts when a snapshot adds or changes it. That is a lower bound of the bill. The SDK does not tell about
 * documents that the server sent again unchanged, and a query without a result costs one read, too.
 */
export interface Reads {
  readonly server: number;
  readonly cache: number;
  readonly device: number;
}

export const noReads: Reads = { server: 0, cache: 0, device: 0 };

export const sum = (a: Reads, b: Reads): Reads => ({
  server: a.server + b.server,
  cache: a.cache + b.cache,
  device: a.device + b.device,
});

export const isOfQuery = (heard: Heard): heard is QuerySnapshot => 'docChanges' in heard;
export const isOfDocument = (heard: Heard): heard is DocumentSnapshot => 'exists' in heard;

const contentOf = (document: DocumentSnapshot): string => JSON.stringify(document.data() ?? null);

/** The documents that a snapshot adds or changes. Without an earlier snapshot it adds all. */
const changedIn = (heard: Heard, before: Heard | undefined): readonly DocumentSnapshot[] => {
  if (isOfQuery(heard)) {
    if (!before) return heard.docs;
    return heard.docChanges().flatMap(({ type, doc }) => (type === 'removed' ? [] : [doc]));
  }
  if (!isOfDocument(heard) || !heard.exists()) return [];
  return before && isOfDocument(before) && contentOf(before) === contentOf(heard) ? [] : [heard];
};

/** Counts what a snapshot has read. */
export const readsIn = (heard: Heard, before?: Heard): Reads => {
  const changed = changedIn(heard, before);
  const device = changed.filter(({ metadata }) => metadata.hasPendingWrites).length;
  const others = changed.length - device;
  return heard.metadata.fromCache ? { ...noReads, device, cache: others } : { ...noReads, device, server: others };
};
