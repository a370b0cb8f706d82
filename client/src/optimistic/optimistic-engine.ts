import type { Command, Outcome, Query } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Identified, Live } from '../live/live.ts';
import type { Conflict } from './refused.ts';

/** Shows commands in flight as done, until the snapshots have their effect or the server refuses them. */
export interface OptimisticEngine {
  list<T>(query: Query, maxDocuments: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  /** Loads the deciders of a provider with these modules, so that the device can predict offline. */
  prepareFor(modules: readonly string[]): Promise<void>;
  /**
   * Shows a command as done if this device can decide it before the outcome arrives.
   *
   * @returns both versions of the document if the server refused the command with `aborted`: it expected another
   * version
   */
  show(connection: Connection, command: Command, outcome: Promise<Outcome>): Promise<Conflict | undefined>;
}
