import type { Command, Rejection } from '@counterfoil/domain/core';

/** The document `commands/{id}`: the sender writes the command, the executing function adds its outcome. */
export type QueuedCommand = Command & {
  readonly status: 'queued' | 'applied' | 'rejected';
  /** Id of the command that this device queued before it for the same provider. */
  readonly after?: string;
  readonly version?: number;
  readonly eventIds?: readonly string[];
  readonly rejection?: Rejection;
};
