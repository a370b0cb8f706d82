import type { Actor, CommandPayloads, CommandType, Fields, Write } from '../src/index.ts';

/** An accepted command as the stage has run it: all that its price depends on. */
export interface Played {
  readonly type: CommandType;
  readonly payload: CommandPayloads[CommandType];
  readonly by: Actor;
  readonly at: Date;
  /** Paths by round. A round names only documents that no round before it has read. */
  readonly rounds: readonly (readonly string[])[];
  /** Documents that the decision relied on, and that did not exist. */
  readonly absences: ReadonlySet<string>;
  readonly eventIds: readonly string[];
  readonly writes: readonly Write[];
  /** The documents at the paths of `writes`, as they were before. */
  readonly before: Readonly<Record<string, Fields | undefined>>;
}
