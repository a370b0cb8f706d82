import type { RecordInputs } from '@counterfoil/domain/core';

export type RecordKind = keyof RecordInputs;

type Changed<Input> = { readonly [Field in keyof Input]?: Input[Field] | null };

/**
 * What a house says of itself, written by its devices under the rules. It shows at once here and works offline; each
 * promise resolves when the server has the change, and rejects when it refuses it. The last writer of a field wins.
 */
export interface Records {
  /** A record that is not there yet. */
  add<Kind extends RecordKind>(kind: Kind, id: string, record: RecordInputs[Kind]): Promise<void>;
  /** The named fields of one that is, each as a whole; `null` takes a field away. */
  change<Kind extends RecordKind>(kind: Kind, id: string, fields: Changed<RecordInputs[Kind]>): Promise<void>;
  remove(kind: RecordKind, id: string): Promise<void>;
}
