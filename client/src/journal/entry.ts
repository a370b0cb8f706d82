import type { Command, Fields, Outcome, RecordInputs, Rejection } from '@counterfoil/domain/core';

/** A write of one of the provider's own records, as the app asked for it. */
export interface RecordWrite {
  readonly action: 'add' | 'change' | 'remove';
  readonly kind: keyof RecordInputs;
  readonly id: string;
  /** The new fields; `null` deletes a field. Empty for `remove`. */
  readonly fields: Fields;
}

/** Why the last attempt to send has failed. The work stays pending. */
export interface Problem {
  /** A Firebase error code, as `unavailable`, `resource-exhausted` or `unauthenticated`. */
  readonly code: string;
  readonly message: string;
}

/** The state of a record's document before the device handed its write to the SDK. */
export interface RecordBase {
  /** The document's `updatedAt` in milliseconds; `undefined` if it had none or did not exist. */
  readonly updatedAt?: number;
}

/** The refusal of an entry, kept until the app acknowledges it. */
export interface StoredRefusal {
  readonly rejection: Rejection;
  /** Documents by path as the device showed them; `null` for a deleted one. */
  readonly shown?: Readonly<Record<string, Fields | null>>;
  readonly conflict?: { readonly expected?: Fields | undefined; readonly current?: Fields | undefined };
  /** Id of the refused command with which this one was settled. */
  readonly becauseOf?: string;
  /** When it was refused, in milliseconds by the device's clock. */
  readonly at: number;
}

export interface Withdrawal {
  readonly rejection: Rejection;
  /** Id of the refused command on which it built. */
  readonly becauseOf?: string | undefined;
}

interface Noted {
  /** Sorts the entries of all tabs in the order in which they were noted. */
  readonly key: string;
  /** A command's id, or the id of a record's write. */
  readonly id: string;
  readonly userId: string;
  readonly providerId: string;
  /** When it was noted, in milliseconds by the device's clock. */
  readonly notedAt: number;
  /** The server's time when it was noted, as far as the device knew it. It may be too early, and not too late. */
  readonly serverTime?: number;
  /** Failed attempts so far. */
  readonly attempts?: number;
  readonly problem?: Problem | undefined;
  readonly refusal?: StoredRefusal;
  /** The device could not store it. Lists must not show it as done. Never stored itself. */
  readonly isVolatile?: true;
}

export interface CommandEntry extends Noted {
  readonly command: Command;
  /** It has left as a document in `commands`, the second way in. */
  readonly isQueued?: boolean;
  /** The server has its document in `commands`, and has not settled it. */
  readonly isReceived?: boolean;
  /**
   * It was refused for this reason, while another delivery may still take effect. The device asks the server to
   * withdraw it; the answer tells whether it had an effect before.
   */
  readonly withdrawn?: Withdrawal;
}

export interface RecordEntry extends Noted {
  readonly record: RecordWrite;
  /** Set once the SDK may have the write. It is then never written again without a look at the server's document. */
  readonly base?: RecordBase;
}

/** One step of a person on this device that the server has not settled, or that it has refused. */
export type Entry = CommandEntry | RecordEntry;

/** The end of an entry: the server's outcome, or `dropped` if the person has dropped it. */
export type Settlement = Outcome | 'dropped';
