import type { Actor, BoundCommand, Documents, RequestContext } from '@counterfoil/domain';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import type { ReadSet } from '../firestore/read-set.ts';
import type { MembershipGate } from './membership-gate.ts';
import type { Tally } from './tally.ts';

/** One command with its actor, and its queued document as it was read, if it has one. */
export interface Execution {
  readonly bound: BoundCommand<Documents>;
  readonly actor: Actor;
  readonly queued?: DocumentSnapshot;
  /** Shared by the commands of one call. */
  readonly gate?: MembershipGate;
}

/** One round of reading, deciding and committing. */
export interface Attempt extends Execution {
  readonly asked: RequestContext;
  readonly fingerprint: string;
  readonly executionId: string;
  /** When this process began with the command. */
  readonly receivedAt: Date;
  /** Trouble of the provider's commands that the event of this one carries. */
  readonly tally?: Tally | undefined;
  readonly reads: ReadSet;
  readonly gate: MembershipGate;
  /** The platform has suspended the provider, and that stops this command. */
  readonly isSuspended?: boolean;
  /** Shards of the provider's counters; the least unless given. */
  readonly shards?: number | undefined;
  /**
   * An earlier attempt does not know its result, or lost its commit though nothing that it relied on has changed since.
   */
  readonly isPuzzled: boolean;
}
