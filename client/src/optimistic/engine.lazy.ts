import { aggregateOf, type Command, documentPathOf, type Fields, type Outcome } from '@counterfoil/domain/core';
import { doc, getDoc } from 'firebase/firestore';
import { BehaviorSubject, combineLatest, finalize, map, tap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { decode } from '../live/decode.ts';
import type { Live } from '../live/live.ts';
import { applyOverlayToDocument, applyOverlayToList } from './apply-overlay.lazy.ts';
import { type FlightEvent, nothingInFlight, transition } from './commands-in-flight.lazy.ts';
import { deciderOf, loadDeciders } from './deciders.lazy.ts';
import { documentStore, type Listener } from './document-store.lazy.ts';
import { matches } from './matches.lazy.ts';
import type { OptimisticEngine } from './optimistic-engine.ts';
import { parentOf } from './parent-of.lazy.ts';
import { prepare } from './prepare.lazy.ts';
import type { Conflict } from './refused.ts';

/**
 * Runs once for all listeners of one commit. They receive it one after the other, and a view must never show half of a
 * commit.
 */
const debounced = (work: () => void): (() => void) => {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      work();
    });
  };
};

/**
 * Runs the commands in flight: prepares them, feeds snapshots and timers to `commands-in-flight.lazy.ts`, and emits its
 * changes.
 */
export const createOptimisticEngine = (): OptimisticEngine => {
  let state = nothingInFlight;
  let sent = 0;
  const changes$ = new BehaviorSubject(state.changes);

  const dispatch = (event: FlightEvent): void => {
    const { state: next, expiries } = transition(state, event, store);
    state = next;
    for (const { commandId, afterMs } of expiries) setTimeout(() => dispatch({ type: 'expired', commandId }), afterMs);
    if (state.changes !== changes$.value) changes$.next(state.changes);
  };
  const snapshotsArrived = debounced(() => dispatch({ type: 'snapshots' }));
  const store = documentStore(() => {
    if (state.inFlight.length > 0) snapshotsArrived();
  });

  /** Stores the documents of a stream while it has a subscriber. */
  const recorded = <T>(
    live: Live<T>,
    listener: Listener,
    documents: (data: T) => ReadonlyMap<string, Fields | undefined>,
  ): Live<T> =>
    live.pipe(
      tap(({ data }) => store.put(listener, documents(data))),
      finalize(() => store.forget(listener)),
    );

  const showPrediction = async (connection: Connection, command: Command, isOpen: () => boolean): Promise<void> => {
    sent += 1;
    const sequence = sent;
    const user = connection.auth.currentUser;
    const decider = await deciderOf(command.type);
    if (!decider || !user) return;
    const actor = { kind: 'user', uid: user.uid, ...(user.displayName ? { name: user.displayName } : {}) } as const;
    const unprepared = { command, actor, at: new Date(), decider, sequence };
    const prepared = await prepare(connection.firestore(), store, unprepared);
    if (!isOpen()) return;
    const path = documentPathOf(command, user.uid);
    const expected = command.expectedVersion !== undefined && path ? { data: store.get(path) } : undefined;
    dispatch({ type: 'shown', flight: prepared, ...(expected ? { expected } : {}) });
  };

  const conflictOf = async ({ auth, firestore }: Connection, command: Command): Promise<Conflict | undefined> => {
    const path = documentPathOf(command, auth.currentUser?.uid);
    // A command that no device predicts has no version of this device.
    if (!path || !aggregateOf(command.type)?.predictedBy) return undefined;
    const current = (await getDoc(doc(firestore(), path)).catch(() => undefined))?.data();
    return { expected: state.expected.get(command.id), current: current && decode<Fields>(current) };
  };

  return {
    list: (query, maxDocuments, live) => {
      const listener: Listener = {
        sees: (path, data) =>
          parentOf(path) === query.collection ? data !== undefined && matches(query, data) : undefined,
      };
      const snapshots = recorded(
        live,
        listener,
        (data) => new Map(data.map(({ id, ...document }) => [`${query.collection}/${id}`, document])),
      );
      return combineLatest([snapshots, changes$]).pipe(
        map(([snapshot, changes]) => applyOverlayToList(query, snapshot, changes, maxDocuments)),
      );
    },
    document: (path, live) => {
      const listener: Listener = { sees: (other, data) => (other === path ? data !== undefined : undefined) };
      const snapshots = recorded(live, listener, (data) => new Map([[path, data as Fields | undefined]]));
      return combineLatest([snapshots, changes$]).pipe(
        map(([snapshot, changes]) => applyOverlayToDocument(path, snapshot, changes)),
      );
    },
    prepareFor: loadDeciders,
    show: (connection, command, outcome) => {
      let isOpen = true;
      // A command that this device cannot decide shows once the snapshots have its effect.
      const predicted = showPrediction(connection, command, () => isOpen).catch(() => {});
      const settle = async (settled?: Outcome): Promise<Conflict | undefined> => {
        isOpen = false;
        await predicted;
        const isAborted = settled?.outcome === 'rejected' && settled.rejection.code === 'aborted';
        const conflict = isAborted ? await conflictOf(connection, command).catch(() => undefined) : undefined;
        const version = settled && settled.outcome !== 'rejected' ? settled.version : undefined;
        dispatch({ type: 'settled', commandId: command.id, version });
        return conflict;
      };
      // Without further steps: a forced sign-out clears Firestore right after its session has ended.
      return outcome.then(settle, () => settle());
    },
  };
};
