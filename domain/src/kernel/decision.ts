import type { Refused } from './rejection.ts';
import type { Write } from './write.ts';

/** A decider's result: the events with all their writes, or a rejection. */
export type Decision = AcceptedDecision | Refused;

export interface AcceptedDecision {
  /** Version of the command's main aggregate afterwards. */
  readonly version: number;
  readonly eventIds: readonly string[];
  readonly writes: readonly Write[];
}
