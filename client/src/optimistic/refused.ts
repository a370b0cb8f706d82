import type { Command, Fields, Rejection } from '@counterfoil/domain/core';

/** Both sides of a command that expected another version than there is (`aborted`). */
export interface Conflict {
  /** What this device had when it sent the command, and what the server has: the documents with their versions. */
  readonly expected: Fields | undefined;
  readonly current: Fields | undefined;
}

/** A command of this device that the server has refused. What was shown of it is not shown any more. */
export interface Refused {
  readonly command: Command;
  readonly rejection: Rejection;
  readonly conflict?: Conflict;
}
