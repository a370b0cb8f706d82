import type { Command, Outcome, Query } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Identified, Live } from '../live/live.ts';
import type { Conflict } from './refused.ts';

/** Shows commands in flight as done until the snapshots carry them or the server refuses them. */
export interface OptimisticEngine {
  list<T>(query: Query, most: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  /** Loads the deciders of a provider with these modules, for the time without a network. */
  prepareFor(modules: readonly string[]): Promise<void>;
  /**
   * Shows a command as done, if this device can decide it before its outcome is known.
   *
   * @returns both versions of the document, if the server refused the command because it expected another version
   */
  show(connection: Connection, command: Command, outcome: Promise<Outcome>): Promise<Conflict | undefined>;
}
