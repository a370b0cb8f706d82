import type { Command, Outcome } from '@counterfoil/domain/core';
import type { RecordEntry } from '../journal/entry.ts';

/** The ways from the journal to the server. */
export interface Transport {
  /** Sends commands in one call, and returns one promise per command in the same order. */
  call(commands: readonly Command[]): readonly Promise<Outcome>[];
  /** Writes a record. Resolves when the server has spoken. */
  write(entry: RecordEntry): Promise<Outcome>;
}
