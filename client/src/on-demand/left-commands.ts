import { collection, type DocumentReference, getDocsFromCache, query, where } from 'firebase/firestore';
import type { Connection } from '../connection.ts';
import type { QueuedCommand } from '../queue.ts';
import { inChains } from './in-chains.ts';

export interface LeftCommand {
  readonly ref: DocumentReference;
  readonly command: QueuedCommand;
}

/** What an earlier run of the app has left in a folder for a person, in its order. */
export const leftCommands = async (
  { firestore }: Connection,
  uid: string,
  folder: string,
): Promise<readonly LeftCommand[]> => {
  const own = [where('status', '==', 'queued'), where('createdBy', '==', uid)];
  const { docs } = await getDocsFromCache(query(collection(firestore(), folder), ...own));
  return inChains(docs.map((document) => ({ ref: document.ref, command: document.data() as QueuedCommand })));
};
