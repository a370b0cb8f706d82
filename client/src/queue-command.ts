import { type Command, endUserPath, type Outcome, type Rejection } from '@counterfoil/domain/core';
import { doc, getDoc, serverTimestamp, setDoc } from 'firebase/firestore';
import { catchError, filter, firstValueFrom, from, ignoreElements, map, merge } from 'rxjs';
import type { Connection } from './connection.ts';
import { CounterfoilError } from './counterfoil-error.ts';
import { listenDocument } from './listen.ts';

/** `commands/{id}`, as far as its sender reads it. */
interface QueuedCommand {
  readonly status: 'queued' | 'applied' | 'rejected';
  readonly version?: number;
  readonly eventIds?: readonly string[];
  readonly rejection?: Rejection;
}

const outcomeOf = (commandId: string, { status, version, eventIds, rejection }: QueuedCommand): Outcome | undefined => {
  if (status === 'rejected' && rejection) return { commandId, outcome: 'rejected', rejection };
  if (status === 'applied' && version && eventIds) return { commandId, outcome: 'applied', version, eventIds };
  return undefined;
};

/**
 * Leaves a command as a document, which the SDK keeps and sends when it can, and waits for its outcome however long that
 * takes.
 */
export const queueCommand = async ({ firestore }: Connection, uid: string, command: Command): Promise<Outcome> => {
  const ref = doc(firestore, `${endUserPath(uid)}/commands/${command.id}`);
  const written = setDoc(ref, { ...command, status: 'queued', createdBy: uid, createdAt: serverTimestamp() });
  const refused = from(written).pipe(
    ignoreElements(),
    // It may have been left before, by a page that was closed since: that document is not to be changed, and will do.
    catchError(async (error: unknown) => {
      if (!(await getDoc(ref)).exists()) throw CounterfoilError.from(error, `queueing ${command.type}`);
    }),
    ignoreElements(),
  );
  const settled = listenDocument<QueuedCommand>(ref).pipe(
    map(({ data }) => data && outcomeOf(command.id, data)),
    filter((outcome) => outcome !== undefined),
  );
  return await firstValueFrom(merge(settled, refused));
};
