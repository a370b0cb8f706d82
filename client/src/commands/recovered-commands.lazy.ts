import { collection, doc, getDocsFromCache, query, where } from 'firebase/firestore';
import { catchError, EMPTY, first, from, mergeMap, type Observable, of } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import type { Live } from '../live/live.ts';
import { forgetQueued } from './queue-journal.ts';
import type { QueuedCommand, RecoveredCommand } from './queued-command.ts';
import { sortByPredecessor } from './sort-by-predecessor.lazy.ts';

/**
 * Reads from the cache the commands that earlier runs of the app have queued in a folder for a user, in their order.
 */
export const recoveredCommands = async (
  { firestore }: Connection,
  uid: string,
  folder: string,
): Promise<readonly RecoveredCommand[]> => {
  const conditions = [where('status', '==', 'queued'), where('createdBy', '==', uid)];
  const { docs } = await getDocsFromCache(query(collection(firestore(), folder), ...conditions));
  return sortByPredecessor(docs.map((document) => ({ ref: document.ref, command: document.data() as QueuedCommand })));
};

/**
 * Emits each command that is in the journal but not in the cache, as soon as the server reports that it has it. The SDK
 * stores nothing of a write that it sent twice and that the server refused the second time. Commands that the server
 * does not have either leave the journal.
 */
export const missingCommands = (
  listen: (path: string) => Live<QueuedCommand | undefined>,
  { firestore }: Connection,
  journaled: readonly string[],
  cached: readonly RecoveredCommand[],
): Observable<RecoveredCommand> =>
  from(journaled.filter((path) => !cached.some(({ ref }) => ref.path === path))).pipe(
    mergeMap((path) =>
      listen(path).pipe(
        first(({ data, fromCache }) => data !== undefined || !fromCache),
        mergeMap(({ data: command }) => {
          if (command) return of({ ref: doc(firestore(), path), command });
          forgetQueued(path);
          return EMPTY;
        }),
        catchError(() => EMPTY),
      ),
    ),
  );
