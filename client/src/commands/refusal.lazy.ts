import type { Rejection } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Entry, StoredRefusal } from '../journal/entry.ts';
import type { Journal } from '../journal/journal.ts';
import type { Overlay } from '../optimistic/overlay.ts';

interface Sources {
  readonly connection: Connection;
  readonly journal: Journal;
  readonly overlay: Overlay;
}

/** Ids of the refused commands with which this one was settled, back to the first. */
const firstCause = (journal: Journal, id: string): string => {
  const because = journal.find(id)?.refusal?.becauseOf;
  return because ? firstCause(journal, because) : id;
};

/** Describes a refusal for the person: the reason, the documents as the device showed them, and a conflict. */
export const refusalOf = async (
  sources: Sources,
  entry: Entry,
  rejection: Rejection,
  becauseOf?: string,
): Promise<StoredRefusal> => {
  const { connection } = sources;
  // A device without the engine's code has shown nothing.
  const engine = await sources.overlay.engine().catch((error) => connection.report('loading code', error));
  const shown = engine?.shown(entry.id);
  const isConflict = 'command' in entry && rejection.code === 'aborted';
  const conflict = isConflict ? await engine?.conflictOf(connection, entry.command) : undefined;
  return {
    rejection,
    at: Date.now(),
    ...(shown ? { shown } : {}),
    ...(conflict ? { conflict } : {}),
    ...(becauseOf ? { becauseOf: firstCause(sources.journal, becauseOf) } : {}),
  };
};
