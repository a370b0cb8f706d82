import { collection, doc, getDocsFromCache, query, where } from 'firebase/firestore';
import { catchError, EMPTY, first, from, mergeMap, type Observable, of } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import type { Live } from '../live/live.ts';
import { forgetQueued } from './queue-journal.ts';
import type { QueuedCommand, RecoveredCommand } from './queued-command.ts';
import { sortByPredecessor } from './sort-by-predecessor.lazy.ts';

/** What an earlier run of the app has left in a folder for a person, in its order. */
export const recoveredCommands = async (
  { firestore }: Connection,
  uid: string,
  folder: string,
): Promise<readonly RecoveredCommand[]> => {
  const own = [where('status', '==', 'queued'), where('createdBy', '==', uid)];
  const { docs } = await getDocsFromCache(query(collection(firestore(), folder), ...own));
  return sortByPredecessor(docs.map((document) => ({ ref: document.ref, command: document.data() as QueuedCommand })));
};

/**
 * What is noted as left in a folder and is not among what was found there, as soon as the server says that it has it: the SDK keeps nothing of a
 * write that it had to send twice and that was refused the second time. What the server does not have either is noted no more.
 */
export const missingCommands = (
  listen: (path: string) => Live<QueuedCommand | undefined>,
  { firestore }: Connection,
  noted: readonly string[],
  found: readonly RecoveredCommand[],
): Observable<RecoveredCommand> =>
  from(noted.filter((path) => !found.some(({ ref }) => ref.path === path))).pipe(
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
