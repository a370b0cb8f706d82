import { combineLatest, firstValueFrom, merge, type Subscription } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { loadUntilThere } from '../connection/load-part.ts';
import { userLeaves } from '../connection/session.ts';
import type { Entry } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Overlay } from './overlay.ts';

/**
 * Shows the entries of the signed-in user as done, of every tab and of earlier runs of the app, in their order. An entry
 * that is not on disk does not show. Without the engine's code, it shows them once that could be loaded.
 */
export const showEntries = (connection: Connection, journal: Journal, overlay: Overlay): Subscription => {
  /** Ids of the entries that show already. */
  const showing = new Set<string>();

  const show = async (entry: Entry): Promise<void> => {
    const isLeft = () => connection.auth.currentUser?.uid !== entry.userId;
    const settled = firstValueFrom(merge(journal.settled(entry.id), userLeaves(connection)));
    settled.catch(() => {});
    const engine = await loadUntilThere(connection, overlay.engine, () => isLeft() || !journal.find(entry.id));
    if (!isLeft()) engine?.show(connection, entry, settled);
    await settled;
  };

  return combineLatest([connection.firestore$, connection.uid$, journal.entries$]).subscribe(
    ([firestore, uid, entries]) => {
      if (!firestore || uid !== connection.auth.currentUser?.uid) return;
      for (const entry of entries) {
        const { id, userId, refusal, isVolatile } = entry;
        if (refusal || isVolatile || showing.has(id) || userId !== uid) continue;
        showing.add(id);
        const end = () => showing.delete(id);
        show(entry).then(end, end);
      }
    },
  );
};
