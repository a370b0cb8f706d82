import type { Query } from '@counterfoil/domain/core';
import type { DocumentSnapshot, QuerySnapshot } from 'firebase/firestore';
import { BehaviorSubject, EMPTY, NEVER, ReplaySubject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import { createConnectivity, type Heard, type Listener } from '../connection/connectivity.ts';
import { createNetwork } from '../connection/network.ts';
import type { Diagnostic } from '../connection/options.ts';
import { openJournal } from '../journal/journal.ts';
import { memoryStorage } from '../journal/memory-storage.ts';
import { openTabChannel } from '../journal/tab-channel.ts';
import type { Showing } from '../optimistic/optimistic-engine.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import { collect } from './collector.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-12-01T08:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

interface Row {
  readonly id: string;
  readonly pending?: boolean;
}

const documentOf = ({ id, pending = false }: Row) => ({ id, metadata: { hasPendingWrites: pending } });

/** A snapshot of a query, as far as the collector reads it. */
const rows = (all: readonly Row[], changed: readonly Row[], fromCache = false): Heard =>
  ({
    metadata: { fromCache },
    docs: all.map(documentOf),
    docChanges: () => changed.map((row) => ({ type: 'modified', doc: documentOf(row) })),
  }) as unknown as QuerySnapshot;

const one = (data: object, fromCache: boolean): Heard =>
  ({
    metadata: { fromCache, hasPendingWrites: false },
    exists: () => true,
    data: () => data,
  }) as unknown as DocumentSnapshot;

const orders: Query = { collection: 'p/orders', scope: 'collection', where: [], orderBy: [], limit: 50 };
const listenerOf = (path: string, query?: Query): Listener => ({ path, query, since: new Date() });

const page = () => {
  const diagnostics$ = new ReplaySubject<Diagnostic>(50);
  const streams = new Map<string, ReplaySubject<unknown>>();
  const connectivity = createConnectivity(EMPTY, createNetwork());
  const connection = {
    auth: { currentUser: { uid: 'sam' } },
    uid$: new BehaviorSubject('sam'),
    connectivity,
    streams,
    diagnostics$,
    report: (what: string, error: unknown) => diagnostics$.next({ what, error }),
  } as unknown as Connection;
  const { report } = connection;
  const journal = openJournal(memoryStorage(), openTabChannel('test', false), {
    tabId: 'tab',
    isDurable: false,
    report,
  });
  const state$ = new BehaviorSubject<Showing>({ inFlight: [], changes: new Map() });
  const overlay = { engine: async () => ({ state$ }) } as unknown as Overlay;
  const open = () => collect({ connection$: NEVER, pending$: NEVER }, { connection, journal, overlay });
  const note = (id: string) => {
    const command = { id, type: 'order.place', providerId: 'p', payload: {}, issuedAt: '' };
    return journal.add({ id, userId: 'sam', providerId: 'p', notedAt: Date.now(), command });
  };
  return { connectivity, streams, journal, state$, report, open, note };
};

test('counts documents by their source, also those of a listener that has stopped', () => {
  const { connectivity, open } = page();
  const { now } = open();
  const listener = listenerOf('p/orders', orders);
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  connectivity.track(listener);
  expect(now().listeners).toMatchObject([{ path: 'p/orders', documents: 0, snapshots: 0 }]);
  connectivity.track(listener, rows([a, b], [a, b], true));
  // The server confirms both, and sends one again.
  connectivity.track(listener, rows([a, b], [b]));
  const own = { id: 'c', pending: true };
  connectivity.track(listener, rows([a, b, own], [own]));
  const expected = { server: 1, cache: 2, device: 1 };
  expect(now()).toMatchObject({ reads: expected, stopped: 0 });
  expect(now().listeners).toMatchObject([{ from: 'server', documents: 3, snapshots: 3, reads: expected }]);
  connectivity.untrack(listener);
  expect(now()).toMatchObject({ listeners: [], stopped: 1, reads: expected });
});

test('counts a single document only when its content changes', () => {
  const { connectivity, open } = page();
  const { now } = open();
  const listener = listenerOf('p/orders/a');
  connectivity.track(listener);
  connectivity.track(listener, one({ total: 5 }, true));
  connectivity.track(listener, one({ total: 5 }, false));
  connectivity.track(listener, one({ total: 6 }, false));
  expect(now().reads).toEqual({ server: 1, cache: 1, device: 0 });
});

test('knows listeners from before, and the subscribers of their streams whatever the number of pages', () => {
  const { connectivity, streams, open } = page();
  const paged = listenerOf('p/orders', { ...orders, limit: 150 });
  connectivity.track(paged, rows([{ id: 'a' }], []));
  connectivity.track(listenerOf('p/tables/t1'));
  const [list, kitchen] = [new ReplaySubject<unknown>(1), new ReplaySubject<unknown>(1)];
  list.subscribe();
  list.subscribe();
  streams.set(JSON.stringify(orders), list).set('kitchen oven p', kitchen);
  const { listeners, derived, reads } = open().now();
  expect(listeners).toMatchObject([{ subscribers: 2, snapshots: 1 }, { path: 'p/tables/t1' }]);
  expect(listeners[1]).not.toHaveProperty('subscribers');
  expect(derived).toEqual([{ name: 'kitchen oven p', subscribers: 0 }]);
  expect(reads.server).toBe(1);
});

test('follows a command from the note to the lists, with times', async () => {
  const { journal, state$, open, note } = page();
  const { now } = open();
  await vi.advanceTimersByTimeAsync(0);
  const noted = Date.now();
  await note('one');
  expect(now().steps).toMatchObject([{ what: 'order.place', notedAt: noted, keptAt: noted, isEarlier: false }]);
  await vi.advanceTimersByTimeAsync(30);
  const documents = new Map([['p/orders/a', { total: 5 }]]);
  state$.next({ inFlight: [{ command: { id: 'one' }, prediction: { documents } }], changes: documents });
  expect(now().overlays).toEqual([{ id: 'one', what: 'order.place', isAcknowledged: false, documents }]);
  const entry = journal.find('one');
  if (entry) await journal.put({ ...entry, attempts: 1, problem: { code: 'unavailable', message: 'no answer' } });
  expect(now().steps).toMatchObject([{ attempts: 1, problem: { code: 'unavailable' } }]);
  await vi.advanceTimersByTimeAsync(1000);
  await journal.settle('one', { commandId: 'one', outcome: 'applied', version: 1, eventIds: [] });
  await vi.advanceTimersByTimeAsync(70);
  state$.next({ inFlight: [], changes: new Map() });
  const [step] = now().steps;
  expect(step).toMatchObject({ outcome: 'applied', shownAt: noted + 30, answeredAt: noted + 1030 });
  expect(step).toMatchObject({ clearedAt: noted + 1100, problem: undefined });
  expect(now()).toMatchObject({ entries: [], overlays: [] });
});

test('keeps a refusal in the journal and its reason with the step', async () => {
  const { journal, open, note } = page();
  await note('early');
  await vi.advanceTimersByTimeAsync(10);
  const { now } = open();
  const entry = journal.find('early');
  const rejection = { code: 'resource-exhausted', message: 'the slot is full' } as const;
  const outcome = { commandId: 'early', outcome: 'rejected', rejection } as const;
  await journal.settle('early', outcome, entry && { ...entry, refusal: { rejection, at: Date.now() } });
  await vi.advanceTimersByTimeAsync(0);
  expect(now().steps).toMatchObject([{ isEarlier: true, outcome: 'rejected', rejection }]);
  expect(now().entries).toMatchObject([{ id: 'early', refusal: { rejection } }]);
});

test('shows faults, also those from before, and counts repetitions', () => {
  const { report, open } = page();
  report('sending', new Error('no answer'));
  const { now, close } = open();
  report('listening', 'odd');
  report('sending', new Error('no answer'));
  expect(now().faults).toMatchObject([
    { what: 'sending', message: 'no answer', times: 2 },
    { what: 'listening', message: 'odd', times: 1 },
  ]);
  close();
  report('sending', new Error('no answer'));
  expect(now().faults[0]?.times).toBe(2);
});
