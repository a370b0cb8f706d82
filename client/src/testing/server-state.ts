import type { Fields } from '@counterfoil/domain';

/** Stored documents by path. */
export type StoredDocuments = ReadonlyMap<string, Fields>;

/** Proof that a command took effect: its sender and content as text, and the answer. */
export interface Receipt {
  readonly content: string;
  readonly version: number;
  readonly eventIds: readonly string[];
  /** The command was withdrawn before it had an effect. */
  readonly withdrawn?: true;
}

export interface ServerState {
  readonly documents: StoredDocuments;
  /** By sender and command id. */
  readonly receipts: ReadonlyMap<string, Receipt>;
}
