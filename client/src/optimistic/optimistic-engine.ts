import type { Command, Outcome, Query, Rejection } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Identified, Live } from '../live/live.ts';
import type { Conflict } from './refused.ts';

/** Shows what is in flight as if it had happened, until the snapshots show it or the server has refused it. */
export interface OptimisticEngine {
  list<T>(query: Query, most: number, live: Live<Identified<T>[]>): Live<Identified<T>[]>;
  document<T>(path: string, live: Live<T | undefined>): Live<T | undefined>;
  /** Loads what the commands of a house with these modules are decided by, for the time without a network. */
  prepareFor(modules: readonly string[]): Promise<void>;
  /** Shows a command as done, if this device can decide it, and if it has not been answered before that. */
  begin(connection: Connection, command: Command, isOpen: () => boolean): Promise<void>;
  /** What became of a command; nothing, for one that could not be sent. */
  settle(command: Command, outcome?: Outcome): void;
  /** Both versions, for a command that was refused as it expected another. */
  conflict(connection: Connection, command: Command, rejection: Rejection): Promise<Conflict | undefined>;
}
