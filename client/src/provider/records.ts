import type { RecordInputs } from '@counterfoil/domain/core';

/** The collection of a record. */
export type RecordKind = keyof RecordInputs;

type Changes<Input> = { readonly [Field in keyof Input]?: Input[Field] | null };

/**
 * Writes a provider's own records, such as menu items and tables, directly to Firestore under the security rules. Lists
 * on this device show a write at once, also offline. Each promise resolves when the server has the write. For each
 * field the last write wins.
 *
 * @throws CounterfoilError `permission-denied` if the rules deny the write, `cancelled` if the session ends first
 */
export interface Records {
  /** Creates a record. */
  add<Kind extends RecordKind>(kind: Kind, id: string, record: RecordInputs[Kind]): Promise<void>;
  /** Replaces the given fields of an existing record, each as a whole; `null` deletes a field. */
  change<Kind extends RecordKind>(kind: Kind, id: string, fields: Changes<RecordInputs[Kind]>): Promise<void>;
  remove(kind: RecordKind, id: string): Promise<void>;
}
