import type { Heard } from '../connection/connectivity.ts';
import { isOfDocument, isOfQuery } from '../live/reads.ts';
import type { SeenDocument } from './command-watch.ts';

const changedIn = (heard: Heard) => {
  if (isOfQuery(heard)) return heard.docChanges().flatMap(({ type, doc }) => (type === 'removed' ? [] : [doc]));
  return isOfDocument(heard) && heard.exists() ? [heard] : [];
};

/** The documents that a snapshot brings from the server. */
export const broughtBy = (heard: Heard): SeenDocument[] =>
  heard.metadata.fromCache
    ? []
    : changedIn(heard).flatMap((document) =>
        document.metadata.hasPendingWrites ? [] : [{ id: document.id, lastCommandId: document.data()?.lastCommandId }],
      );
