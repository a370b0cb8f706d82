import type { RecordInputs } from '@counterfoil/domain/core';
import { commandId } from '../commands/command-id.ts';
import { type Handle, handleOf } from '../commands/handle.ts';
import type { Outbox } from '../commands/outbox.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { RecordWrite } from '../journal/entry.ts';

/** The collection of a record. */
export type RecordKind = keyof RecordInputs;

type Changes<Input> = { readonly [Field in keyof Input]?: Input[Field] | null };

/**
 * Writes a provider's own records, such as menu items and tables, directly to Firestore under the security rules. Lists
 * on this device show a write at once, also offline. Commands and records of a provider leave the device in one order.
 * Each handle resolves when the server has the write. For each field the last write wins.
 *
 * @throws CounterfoilError `permission-denied` if the rules deny the write, `cancelled` if the session ends first
 * @throws CounterfoilError `aborted` if somebody else has changed the record before it could be sent
 */
export interface Records {
  /** Creates a record. */
  add<Kind extends RecordKind>(kind: Kind, id: string, record: RecordInputs[Kind]): Handle<void>;
  /** Replaces the given fields of an existing record, each as a whole; `null` deletes a field. */
  change<Kind extends RecordKind>(kind: Kind, id: string, fields: Changes<RecordInputs[Kind]>): Handle<void>;
  remove(kind: RecordKind, id: string): Handle<void>;
}

export const records = (outbox: Outbox, providerId: string): Records => {
  const write =
    (action: RecordWrite['action']) =>
    (kind: RecordKind, recordId: string, fields: object = {}): Handle<void> => {
      const id = commandId();
      const record = { action, kind, id: recordId, fields: { ...fields } };
      const { kept, settled } = outbox.note({ id, providerId, record });
      const written = settled.then((outcome) => {
        if (outcome.outcome === 'rejected')
          throw new CounterfoilError(outcome.rejection.code, outcome.rejection.message);
      });
      return handleOf(id, kept, written);
    };
  return { add: write('add'), change: write('change'), remove: write('remove') };
};
