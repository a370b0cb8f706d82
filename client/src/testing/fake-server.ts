import {
  type Actor,
  type Command,
  type Fields,
  type Outcome,
  providerPath,
  type Rejection,
  recordPath,
} from '@counterfoil/domain';
import { BehaviorSubject, type Observable } from 'rxjs';
import type { RecordEntry } from '../journal/entry.ts';
import { recordWriteOf } from '../optimistic/record-decider.lazy.ts';
import { execute, withWrites } from './execute.ts';
import type { ServerState, StoredDocuments } from './server-state.ts';

/** The documents of a server in memory, which decides commands with the real deciders. */
export interface FakeServer {
  readonly documents$: Observable<StoredDocuments>;
  documents(): StoredDocuments;
  now(): Date;
  moveClock(byMs: number): void;
  execute(actor: Actor, command: Command): Outcome;
  writeRecord(entry: RecordEntry): Outcome;
  /** Replaces a document; `undefined` deletes it. */
  put(path: string, data: Fields | undefined): void;
}

/** Each document has both times, so that a test need not give them. */
const stamped = (data: Fields, now: Date): Fields => ({ createdAt: now, updatedAt: now, ...data });

/** @param fixedNow without it, the server has the time of the machine */
export const createFakeServer = (documents: Readonly<Record<string, Fields>>, fixedNow?: Date): FakeServer => {
  let movedMs = 0;
  const now = (): Date => new Date((fixedNow ?? new Date()).getTime() + movedMs);
  const seeds = Object.entries(documents).map(([path, data]): [string, Fields] => [path, stamped(data, now())]);
  let state: ServerState = { documents: new Map(seeds), receipts: new Map() };
  const documents$ = new BehaviorSubject(state.documents);

  const become = (next: ServerState): void => {
    state = next;
    if (next.documents !== documents$.value) documents$.next(next.documents);
  };

  return {
    documents$,
    documents: () => state.documents,
    now,
    moveClock: (byMs) => {
      movedMs += byMs;
    },
    execute: (actor, command) => {
      const { outcome, state: next } = execute(state, command, { actor, now: now() });
      become(next);
      return outcome;
    },
    writeRecord: ({ id, record, userId, providerId }) => {
      const path = `${providerPath(providerId)}/${recordPath(record.kind, record.id)}`;
      const write = recordWriteOf(record, state.documents.get(path), { path, uid: userId, now: now() });
      if (record.action === 'change' && !write) {
        const rejection: Rejection = { code: 'not-found', message: `${path} does not exist` };
        return { commandId: id, outcome: 'rejected', rejection };
      }
      if (write) become({ ...state, documents: withWrites(state.documents, [write], now()) });
      return { commandId: id, outcome: 'applied', version: 1, eventIds: [] };
    },
    put: (path, data) => {
      const op = data ? { op: 'set' as const, path, data: stamped(data, now()) } : { op: 'drop' as const, path };
      become({ ...state, documents: withWrites(state.documents, [op], now()) });
    },
  };
};
