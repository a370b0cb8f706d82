import type { Command, Fields, Rejection } from '@counterfoil/domain/core';

/**
 * Both versions of the document of a command that the server refused with `aborted`: its `expectedVersion` was out of
 * date.
 */
export interface Conflict {
  /** The document with its version as this device had it when it sent the command. */
  readonly expected: Fields | undefined;
  /** The document with its version as read after the refusal. */
  readonly current: Fields | undefined;
}

/** A command of this device that the server has refused. Lists no longer show its predicted effect. */
export interface Refused {
  readonly command: Command;
  readonly rejection: Rejection;
  /** Only for `aborted`. */
  readonly conflict?: Conflict;
}
