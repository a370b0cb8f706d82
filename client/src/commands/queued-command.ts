import type { Command, Rejection } from '@counterfoil/domain/core';
import type { DocumentReference } from 'firebase/firestore';

/** `commands/{id}`, as its sender left it and the function that executes it answers it. */
export type QueuedCommand = Command & {
  readonly status: 'queued' | 'applied' | 'rejected';
  readonly after?: string;
  readonly version?: number;
  readonly eventIds?: readonly string[];
  readonly rejection?: Rejection;
};

export interface RecoveredCommand {
  readonly ref: DocumentReference;
  readonly command: QueuedCommand;
}
