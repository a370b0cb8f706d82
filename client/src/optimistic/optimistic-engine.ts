import type { Command, Fields, Query } from '@counterfoil/domain/core';
import type { Observable } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import type { Entry, Settlement } from '../journal/entry.ts';
import type { Identified, Live } from '../live/live.ts';
import type { Conflict } from './refused.ts';

/** A command or record that shows as done. */
interface Shown {
  readonly command: Pick<Command, 'id'>;
  readonly prediction?: { readonly documents: ReadonlyMap<string, Fields | undefined> };
  readonly isAcknowledged?: true;
}

export interface Showing {
  readonly inFlight: readonly Shown[];
  /** The overlaid documents by path; `undefined` for a deleted one. */
  readonly changes: ReadonlyMap<string, Fields | undefined>;
}

/** Shows entries of the journal as done, until the snapshots have their effect or the server refuses them. */
export interface OptimisticEngine {
  /** The entries that show as done at the moment, and their documents. */
  readonly state$: Observable<Showing>;
  list<T>(query: Query, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  /** Loads all deciders, so that the device can predict offline. */
  prepare(): Promise<unknown>;
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
