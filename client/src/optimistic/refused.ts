import type { Command, Fields, Rejection } from '@counterfoil/domain/core';
import type { RecordWrite } from '../journal/entry.ts';

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

/** A refused step of this device. It is kept, over restarts, until the app acknowledges it. */
interface Kept {
  /** The command's id, or the id of the record's write. Acknowledge it by this id. */
  readonly id: string;
  readonly providerId: string;
  readonly rejection: Rejection;
  /** The documents by path as this device showed them before the refusal; `null` for a deleted one. */
  readonly shown?: Readonly<Record<string, Fields | null>>;
  /**
   * Later commands that built on it, and were refused with it. They are no refusals of their own: most were never
   * sent.
   */
  readonly followers: readonly Command[];
  /** When it was refused, by the device's clock. */
  readonly at: Date;
}

/** A command of this device that the server has refused. Lists no longer show its predicted effect. */
export interface Refused extends Kept {
  readonly command: Command;
  /** Only for `aborted`. */
  readonly conflict?: Conflict;
}

/** A record of this device that the security rules have refused, or that somebody else has changed since. */
export interface RefusedRecord extends Kept {
  readonly record: RecordWrite;
}

export type Refusal = Refused | RefusedRecord;
