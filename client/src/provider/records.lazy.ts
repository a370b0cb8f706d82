import { deletionPath, providerPath, recordPath } from '@counterfoil/domain/core';
import {
  type DocumentReference,
  deleteField,
  doc,
  serverTimestamp,
  type WriteBatch,
  writeBatch,
} from 'firebase/firestore';
import { filter, firstValueFrom } from 'rxjs';
import type { PendingWorkStore } from '../commands/pending-work.ts';
import { attempt } from '../connection/attempt.lazy.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { openSession, sessionEnded } from '../connection/session.ts';
import type { RecordKind, Records } from './records.ts';

interface WrittenRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly fields: object;
}

const deleteNulls = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === null ? deleteField() : value]));

export const records = (connection: Connection, pendingWork: PendingWorkStore, providerId: string): Records => {
  const { auth } = connection;
  let writeCount = 0;
  const uid = () => auth.currentUser?.uid ?? '';
  // The event of a change names its user.
  const stamps = () => ({ updatedBy: uid(), updatedAt: serverTimestamp() });
  const at = (path: string): DocumentReference => doc(connection.firestore(), `${providerPath(providerId)}/${path}`);

  /** The pending commands of this provider. */
  const pendingCommands = (): ReadonlySet<string> =>
    new Set(
      pendingWork.now().flatMap((work) => (work.providerId === providerId && work.what !== 'record' ? [work.id] : [])),
    );

  const settled = (commands: ReadonlySet<string>): Promise<unknown> =>
    firstValueFrom(pendingWork.pending$.pipe(filter((all) => !all.some(({ id }) => commands.has(id)))));

  /**
   * Retries a denied write after the pending commands have settled. Their effect may be the document that the write
   * changes, and the rules deny the write before the server has it.
   */
  const retryAfterCommands = async (doing: string, work: () => Promise<void>): Promise<void> => {
    const session = openSession(connection);
    const commands = pendingCommands();
    try {
      await attempt(connection, doing, work);
    } catch (error) {
      if (commands.size === 0 || !(error instanceof CounterfoilError) || error.code !== 'permission-denied')
        throw error;
      await settled(commands);
      if (session.isOver()) throw sessionEnded();
      await attempt(connection, doing, work);
    }
  };

  const writer =
    (work: (batch: WriteBatch, ref: DocumentReference, record: WrittenRecord) => WriteBatch) =>
    async (kind: RecordKind, id: string, fields: object = {}): Promise<void> => {
      const ref = at(recordPath(kind, id));
      writeCount += 1;
      const workId = `${ref.path}#${writeCount}`;
      pendingWork.put({ id: workId, what: 'record', providerId, userId: uid(), since: new Date(), state: 'queued' });
      try {
        await retryAfterCommands(`writing ${ref.path}`, () =>
          work(writeBatch(ref.firestore), ref, { kind, id, fields }).commit(),
        );
      } finally {
        pendingWork.done(workId);
      }
    };

  return {
    add: writer((batch, ref, { fields }) => batch.set(ref, { ...fields, createdAt: serverTimestamp(), ...stamps() })),
    change: writer((batch, ref, { fields }) => batch.update(ref, { ...deleteNulls(fields), ...stamps() })),
    remove: writer((batch, ref, { kind, id }) =>
      batch.delete(ref).set(at(deletionPath(kind, id, uid())), { kind, id, ...stamps() }),
    ),
  };
};
