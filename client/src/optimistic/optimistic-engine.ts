import type { Command, Fields, Query } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Entry, Settlement } from '../journal/entry.ts';
import type { Identified, Live } from '../live/live.ts';
import type { Conflict } from './refused.ts';

/** Shows entries of the journal as done, until the snapshots have their effect or the server refuses them. */
export interface OptimisticEngine {
  list<T>(query: Query, maxDocuments: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  /** Loads the deciders of a provider with these modules, so that the device can predict offline. */
  prepareFor(modules: readonly string[]): Promise<void>;
  /**
   * Shows an entry as done if this device can decide it before it is settled. A rejected promise stands for the end of
   * the session.
   */
  show(connection: Connection, entry: Entry, settled: Promise<Settlement>): void;
  /** The documents by path as an entry shows them at the moment; `null` for a deleted one. */
  shown(id: string): Readonly<Record<string, Fields | null>> | undefined;
  /** Both versions of the document of a command that expected another one; `undefined` if no device predicts it. */
  conflictOf(connection: Connection, command: Command): Promise<Conflict | undefined>;
}
