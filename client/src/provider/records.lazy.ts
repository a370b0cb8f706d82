import { providerPath, recordPath } from '@counterfoil/domain/core';
import {
  type DocumentReference,
  deleteDoc,
  deleteField,
  doc,
  serverTimestamp,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { filter, firstValueFrom } from 'rxjs';
import type { PendingWorkStore } from '../commands/pending-work.ts';
import { attempt } from '../connection/attempt.lazy.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { openSession, sessionEnded } from '../connection/session.ts';
import type { RecordKind, Records } from './records.ts';

const deleteNulls = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === null ? deleteField() : value]));

export const records = (connection: Connection, pendingWork: PendingWorkStore, providerId: string): Records => {
  const { auth } = connection;
  let writeCount = 0;
  // The event of a change names its user.
  const stamps = () => ({ updatedBy: auth.currentUser?.uid, updatedAt: serverTimestamp() });

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

  const write = async (
    doing: string,
    [kind, id]: readonly [RecordKind, string],
    work: (ref: DocumentReference) => Promise<void>,
  ): Promise<void> => {
    const ref = doc(connection.firestore(), `${providerPath(providerId)}/${recordPath(kind, id)}`);
    writeCount += 1;
    const workId = `${ref.path}#${writeCount}`;
    const userId = auth.currentUser?.uid ?? '';
    pendingWork.put({ id: workId, what: 'record', providerId, userId, since: new Date(), state: 'queued' });
    try {
      await retryAfterCommands(`${doing} ${kind}/${id}`, () => work(ref));
    } finally {
      pendingWork.done(workId);
    }
  };

  return {
    add: (kind, id, record) =>
      write('adding', [kind, id], (ref) => setDoc(ref, { ...record, createdAt: serverTimestamp(), ...stamps() })),
    change: (kind, id, fields) =>
      write('changing', [kind, id], (ref) => updateDoc(ref, { ...deleteNulls(fields), ...stamps() })),
    remove: (kind, id) => write('removing', [kind, id], deleteDoc),
  };
};
