import type { Fields } from '@counterfoil/domain/core';
import { merge, type Observable, Subject, Subscription, tap } from 'rxjs';
import type { PendingWork } from '../commands/pending-work.ts';
import type { ConnectionState } from '../connection/connectivity.ts';
import { loadUntilThere } from '../connection/load-part.ts';
import type { Entry } from '../journal/entry.ts';
import type { Kept } from '../journal/journal.ts';
import type { Reads } from '../live/reads.ts';
import type { Showing } from '../optimistic/optimistic-engine.ts';
import { createFaultLog, type Fault } from './fault-log.ts';
import type { Internals } from './internals.ts';
import { createListenerLog, type DerivedStream, type ListenerState } from './listener-log.ts';
import { createStepLog, nameOf, type StepState } from './step-log.ts';

/** The documents that one command or record write covers in lists at present. */
export interface OverlayState {
  readonly id: string;
  readonly what: string;
  /** Some lists show its effect already. */
  readonly isAcknowledged: boolean;
  /** By path; `undefined` for a deleted document. */
  readonly documents: ReadonlyMap<string, Fields | undefined>;
}

/** All that the inspector shows, at one moment. */
export interface Inspection {
  readonly connection: ConnectionState | undefined;
  readonly uid: string | undefined;
  /** Where the journal is. */
  readonly storage: Kept;
  /** The signed-in user's outbox. */
  readonly pending: readonly PendingWork[];
  /** The journal of this device, of every user, with kept refusals. */
  readonly entries: readonly Entry[];
  readonly listeners: readonly ListenerState[];
  readonly stopped: number;
  readonly derived: readonly DerivedStream[];
  readonly reads: Reads;
  readonly overlays: readonly OverlayState[];
  readonly steps: readonly StepState[];
  readonly faults: readonly Fault[];
  /** Since when the inspector looks. */
  readonly since: Date;
}

/** The streams of a client that the collector follows. */
export interface Inspected {
  readonly connection$: Observable<ConnectionState>;
  readonly pending$: Observable<readonly PendingWork[]>;
}

export interface Collector {
  readonly changes$: Observable<unknown>;
  now(): Inspection;
  close(): void;
}

const nothing: Showing = { inFlight: [], changes: new Map() };

/** Collects what the parts of a client tell about themselves. It changes nothing in them. */
export const collect = (client: Inspected, { connection, journal, overlay }: Internals): Collector => {
  const since = new Date();
  const listeners = createListenerLog(connection);
  const steps = createStepLog(since.getTime());
  const faults = createFaultLog();
  const changes$ = new Subject<unknown>();
  const running = new Subscription();
  const awaited = new Set<string>();
  let connected: ConnectionState | undefined;
  let pending: readonly PendingWork[] = [];
  let showing = nothing;

  /** Other users' entries cannot settle on this page now. */
  const awaitSettlements = (entries: readonly Entry[]): void => {
    for (const { id, userId, refusal } of entries) {
      if (refusal || awaited.has(id) || userId !== connection.auth.currentUser?.uid) continue;
      awaited.add(id);
      void journal.settled(id).then((settlement) => {
        steps.settled(id, settlement, Date.now());
        changes$.next(id);
      });
    }
  };

  const followed: Observable<unknown> = merge(
    client.connection$.pipe(
      tap((state) => {
        connected = state;
      }),
    ),
    client.pending$.pipe(
      tap((work) => {
        pending = work;
      }),
    ),
    connection.connectivity.listened$.pipe(tap(listeners.note)),
    connection.diagnostics$.pipe(tap((diagnostic) => faults.note(diagnostic, new Date()))),
    connection.uid$.pipe(tap(() => awaitSettlements(journal.entries$.value))),
    journal.entries$.pipe(
      tap((entries) => {
        steps.entries(entries, Date.now());
        awaitSettlements(entries);
      }),
    ),
  );

  const followOverlay = async (): Promise<void> => {
    const engine = await loadUntilThere(connection, overlay.engine, () => running.closed);
    const shown$ = engine?.state$.pipe(
      tap((next) => {
        showing = next;
        steps.showing(next, Date.now());
      }),
    );
    running.add(shown$?.subscribe((next) => changes$.next(next)));
  };

  const overlays = (): readonly OverlayState[] =>
    showing.inFlight.flatMap(({ command: { id }, prediction, isAcknowledged = false }) => {
      const entry = journal.find(id);
      const what = entry ? nameOf(entry) : (steps.steps().find((step) => step.id === id)?.what ?? 'answered');
      const paths = [...(prediction?.documents ?? [])].filter(([path]) => showing.changes.has(path));
      return paths.length > 0 ? [{ id, what, isAcknowledged, documents: new Map(paths) }] : [];
    });

  running.add(followed.subscribe((change) => changes$.next(change)));
  void followOverlay();

  return {
    changes$,
    now: () => ({
      connection: connected,
      uid: connection.auth.currentUser?.uid,
      storage: journal.isDurable ? 'disk' : 'memory',
      pending,
      entries: journal.entries$.value,
      listeners: listeners.listeners(),
      stopped: listeners.stopped(),
      derived: listeners.derived(),
      reads: listeners.reads(),
      overlays: overlays(),
      steps: steps.steps(),
      faults: faults.faults(),
      since,
    }),
    close: () => running.unsubscribe(),
  };
};
