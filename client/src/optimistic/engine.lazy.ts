import {
  aggregateOf,
  type Command,
  documentPathOf,
  type Fields,
  providerPath,
  recordPath,
} from '@counterfoil/domain/core';
import { BehaviorSubject, combineLatest, distinctUntilChanged, finalize, map, tap } from 'rxjs';
import type { Connection } from '../connection/connection.ts';
import { serverTime } from '../connection/server-clock.ts';
import type { Entry, Settlement } from '../journal/entry.ts';
import type { Live } from '../live/live.ts';
import { applyOverlayToDocument, applyOverlayToList } from './apply-overlay.lazy.ts';
import { type FlightEvent, nothingInFlight, type Prepared, transition } from './commands-in-flight.lazy.ts';
import type { Decider } from './decider.ts';
import { deciderOf, loadDeciders } from './deciders.lazy.ts';
import { type DocumentReads, sdkReads } from './document-reads.lazy.ts';
import { documentStore, type Listener } from './document-store.lazy.ts';
import { matches } from './matches.lazy.ts';
import type { OptimisticEngine } from './optimistic-engine.ts';
import { parentOf } from './parent-of.lazy.ts';
import { prepare } from './prepare.lazy.ts';
import { recordDecider } from './record-decider.lazy.ts';

/** Runs once for all calls of this time. */
const debounced = (work: () => void, ms = 0): (() => void) => {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    setTimeout(() => {
      isScheduled = false;
      work();
    }, ms);
  };
};

/** An entry waits for others that are being prepared at the same time, for this long at most. */
const togetherMs = 50;

/**
 * Runs the commands in flight: prepares them, feeds snapshots and timers to `commands-in-flight.lazy.ts`, and emits its
 * changes.
 */
export const createOptimisticEngine = (reads: DocumentReads = sdkReads): OptimisticEngine => {
  let sent = 0;
  const state$ = new BehaviorSubject(nothingInFlight);
  const changes$ = state$.pipe(
    map(({ changes }) => changes),
    distinctUntilChanged(),
  );

  const become = (event: FlightEvent): void => {
    const { state, expiries } = transition(state$.value, event, store);
    for (const { commandId, afterMs } of expiries) setTimeout(() => dispatch({ type: 'expired', commandId }), afterMs);
    state$.next(state);
  };
  /** Number of entries that are being prepared, and those that are ready and do not show yet. */
  let preparing = 0;
  let prepared: readonly Prepared[] = [];
  const showPrepared = (): void => {
    if (prepared.length === 0) return;
    const ready = prepared;
    prepared = [];
    become({ type: 'shown', prepared: ready });
  };
  const showPreparedSoon = debounced(showPrepared, togetherMs);
  const dispatch = (event: FlightEvent): void => {
    showPrepared();
    become(event);
  };
  // All listeners of one commit receive it one after the other, and a view must never show half of a commit.
  const snapshotsArrived = debounced(() => dispatch({ type: 'snapshots' }));
  const store = documentStore(() => {
    if (state$.value.inFlight.length > 0) snapshotsArrived();
  });

  /** Stores the documents of a stream while it has a subscriber. */
  const recorded = <T>(
    live: Live<T>,
    listener: Listener,
    documents: (data: T) => ReadonlyMap<string, Fields | undefined>,
  ): Live<T> =>
    live.pipe(
      tap(({ data }) => store.put(listener, () => documents(data))),
      finalize(() => store.forget(listener)),
    );

  const deciderFor = async (entry: Entry): Promise<Decider | undefined> => {
    if ('command' in entry) return await deciderOf(entry.command.type);
    const { record, providerId, userId } = entry;
    return recordDecider(`${providerPath(providerId)}/${recordPath(record.kind, record.id)}`, record, userId);
  };

  /** A record takes part as a command whose decider is the security rules. */
  const commandOf = (entry: Entry): Command =>
    'command' in entry
      ? entry.command
      : { id: entry.id, type: 'record', providerId: entry.providerId, payload: entry.record, issuedAt: '' };

  const showPrediction = async (connection: Connection, entry: Entry, isOpen: () => boolean): Promise<void> => {
    sent += 1;
    const sequence = sent;
    const user = connection.auth.currentUser;
    const decider = await deciderFor(entry);
    if (!decider || !user) return;
    const command = commandOf(entry);
    const actor = { kind: 'user', uid: user.uid, ...(user.displayName ? { name: user.displayName } : {}) } as const;
    const at = new Date(serverTime(connection.clock));
    const unprepared = { command, actor, at, decider, sequence };
    const flight = await prepare((path) => reads.cached(connection, path), store, unprepared);
    if (!isOpen()) return;
    const path = documentPathOf(command, user.uid);
    const expected = command.expectedVersion !== undefined && path ? { data: store.get(path) } : undefined;
    prepared = [...prepared, { flight, ...(expected ? { expected } : {}) }];
  };

  return {
    state$,
    list: (query, live) => {
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
        map(([snapshot, changes]) => applyOverlayToList(query, snapshot, changes)),
        distinctUntilChanged(),
      );
    },
    document: (path, live) => {
      const listener: Listener = { sees: (other, data) => (other === path ? data !== undefined : undefined) };
      const snapshots = recorded(live, listener, (data) => new Map([[path, data as Fields | undefined]]));
      return combineLatest([snapshots, changes$]).pipe(
        map(([snapshot, changes]) => applyOverlayToDocument(path, snapshot, changes)),
        distinctUntilChanged(),
      );
    },
    prepare: loadDeciders,
    show: (connection, entry, settled) => {
      let isOpen = true;
      // An entry that this device cannot decide shows once the snapshots have its effect.
      preparing += 1;
      const predicted = showPrediction(connection, entry, () => isOpen)
        .catch((error: unknown) => connection.report('showing', error))
        .then(() => {
          preparing -= 1;
          // Each step predicts all entries: those of a restart show together, unless one takes too long.
          if (preparing === 0) showPrepared();
          else showPreparedSoon();
        });
      const settle = async (settlement?: Settlement): Promise<void> => {
        isOpen = false;
        await predicted;
        const isApplied = settlement && settlement !== 'dropped' && settlement.outcome !== 'rejected';
        dispatch({ type: 'settled', commandId: entry.id, version: isApplied ? settlement.version : undefined });
      };
      // Without further steps: a forced sign-out clears Firestore right after its session has ended.
      settled.then(settle, () => settle());
    },
    shown: (id) => {
      const prediction = state$.value.inFlight.find(({ command }) => command.id === id)?.prediction;
      if (!prediction) return undefined;
      return Object.fromEntries([...prediction.documents].map(([path, data]) => [path, data ?? null]));
    },
    conflictOf: async (connection, command) => {
      const path = documentPathOf(command, connection.auth.currentUser?.uid);
      // A command that no device predicts has no version of this device.
      if (!path || !aggregateOf(command.type)?.predictedBy) return undefined;
      const expected = state$.value.expected.get(command.id);
      return { expected, current: await reads.current(connection, path) };
    },
  };
};
