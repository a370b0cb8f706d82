import type { Kept } from '../journal/journal.ts';

/**
 * A step that a person has just made. Awaiting the handle is awaiting its outcome. A form need not wait: `kept` resolves
 * within milliseconds, also offline.
 */
export interface Handle<Result> extends Promise<Result> {
  /** The command's id, or the id of a record's write in `pending$` and `refusals$`. */
  readonly id: string;
  /**
   * Resolves once the step is on this device's disk. `memory` where there is none, in Node or a private window, or if
   * the disk is full.
   */
  readonly kept: Promise<Kept>;
  /** Resolves when the server has spoken, however long it takes. */
  readonly outcome: Promise<Result>;
}

/** Nobody has to wait for a handle: a failure is then no unhandled rejection. */
export const handleOf = <Result>(id: string, kept: Promise<Kept>, outcome: Promise<Result>): Handle<Result> => {
  kept.catch(() => {});
  outcome.catch(() => {});
  const handle = outcome.then((result) => result);
  handle.catch(() => {});
  return Object.assign(handle, { id, kept, outcome });
};
