import { type Member, minuteMs, type Provider, type Query } from '@counterfoil/domain/core';
import type { Auth } from 'firebase/auth';
import { BehaviorSubject, EMPTY, firstValueFrom, NEVER, Subject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import type { ConnectionState } from '../connection/connectivity.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Snapshot } from '../live/live.ts';
import { freshness } from './freshness.lazy.ts';
import { intervals } from './intervals.lazy.ts';
import { openWorkspace, type WorkspaceSources } from './open-workspace.ts';
import type { WatchedCollections } from './watched-collections.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T08:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const nameOf = (collection: string): string => collection.slice(collection.lastIndexOf('/') + 1);

const localStorageWith = (cache: string) =>
  vi.stubGlobal('localStorage', { getItem: (key: string) => (key === 'counterfoil/cache' ? cache : null) });

const snapshotOf = <T>(data: T, fromCache = false): Snapshot<T> => ({
  data,
  fromCache,
  pendingWrites: false,
  at: new Date(),
});

/** A salon's device. The test controls its network, its server and the snapshots of each collection. */
const salon = async (role: Member['role'] = 'staff') => {
  const state$ = new BehaviorSubject<ConnectionState>('connecting');
  const refresh$ = new Subject<string>();
  const refreshed: string[] = [];
  refresh$.subscribe((path) => refreshed.push(path));
  const providerWith = (sync?: object) =>
    snapshotOf({ modules: ['booking'], settings: { sync } } as unknown as Provider);
  const profile = new BehaviorSubject(providerWith());
  const collections = new Map<string, Subject<Snapshot<object[]>>>();
  const stream = (name: string) => {
    const open = collections.get(name)?.closed === false ? collections.get(name) : undefined;
    const subject = open ?? new Subject<Snapshot<object[]>>();
    collections.set(name, subject);
    return subject;
  };
  const membership = new BehaviorSubject(snapshotOf({ role, active: true } as Member | undefined));
  const auth = { currentUser: { uid: 'sam' } as { uid: string } | null };
  const behind = new Set<string>();
  const connection = {
    auth: auth as Auth,
    connectivity: { state$ },
    refresh$,
    firestore$: EMPTY,
    uid$: EMPTY,
    report: () => {},
  } as unknown as Connection;
  const isBehind = async (_: Connection, { collection }: Query) => behind.has(nameOf(collection));
  const sources = {
    connection,
    profile,
    list: ({ collection }: Query) => stream(nameOf(collection)),
    freshness: async (collections: WatchedCollections, ...asked: Parameters<typeof intervals>) =>
      freshness(connection, collections, intervals(...asked), { cache: async () => false, server: isBehind }),
    membership,
    rejected$: NEVER,
    pendingWork: { pending$: EMPTY },
    outbox: { openProvider: () => {}, leaveProvider: () => {} },
  } as unknown as WorkspaceSources;
  const workspace = openWorkspace(sources, 'salon');
  await vi.advanceTimersByTimeAsync(0);
  const deliver = (fromCache: boolean, names: readonly string[] = [...collections.keys()]) => {
    for (const name of names) collections.get(name)?.next(snapshotOf([{ updatedAt: new Date() }, {}], fromCache));
  };
  const setSync = (sync: object) => profile.next(providerWith(sync));
  return { workspace, setSync, behind, state$, refreshed, collections, membership, auth, deliver };
};

test('is ready once the server has delivered every collection, and not before', async () => {
  const { workspace, state$, collections, deliver } = await salon();
  const ready = vi.fn();
  void workspace.ready().then(ready);
  const all = [...collections.keys()];
  expect(all).toHaveLength(9);
  state$.next('connected');
  deliver(true);
  deliver(false, all.slice(1));
  const progress = await firstValueFrom(workspace.progress$);
  expect(progress).toMatchObject({ loaded: 8, total: 9 });
  expect(progress.collections.find(({ name }) => name === all[0])).toMatchObject({ state: 'loading', from: 'cache' });
  expect(ready).not.toHaveBeenCalled();
  deliver(false, all.slice(0, 1));
  await vi.advanceTimersByTimeAsync(0);
  expect(ready).toHaveBeenCalledWith('server');
});

test('is ready from a valid cache without a network, but not from an outdated one', async () => {
  const { workspace, state$, deliver } = await salon();
  deliver(true);
  localStorageWith('outdated');
  state$.next('offline');
  expect(await firstValueFrom(workspace.progress$)).toMatchObject({ loaded: 0, total: 9 });
  localStorageWith('1');
  expect(await workspace.ready()).toBe('cache');
  state$.next('connected');
  deliver(false);
  expect(await workspace.ready()).toBe('server');
});

test('marks collections as stale after ten minutes without the server, and restarts them every five', async () => {
  const { workspace, state$, deliver, refreshed, collections } = await salon();
  const stale = async () => (await firstValueFrom(workspace.health$)).collections.filter((state) => state.stale).length;
  state$.next('connected');
  deliver(false);
  await vi.advanceTimersByTimeAsync(60 * minuteMs);
  // Collections that the server confirms stay fresh, even without changes.
  expect([await stale(), refreshed.length]).toEqual([0, 0]);
  deliver(true);
  await vi.advanceTimersByTimeAsync(10 * minuteMs);
  expect(await stale()).toBe(0);
  await vi.advanceTimersByTimeAsync(minuteMs);
  expect(await stale()).toBe(9);
  await vi.advanceTimersByTimeAsync(4 * minuteMs);
  expect(refreshed.sort()).toEqual([...collections.keys()].map((name) => `serviceProviders/salon/${name}`).sort());
  deliver(false);
  await vi.advanceTimersByTimeAsync(20 * minuteMs);
  expect([await stale(), refreshed.length]).toEqual([0, 9]);
});

test('follows the intervals in the settings of the provider while it is open', async () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const { workspace, setSync, state$, deliver, refreshed, behind, collections } = await salon();
  const reports = vi.fn();
  workspace.health$.subscribe(reports);
  const missChange = async (minutes: number) => {
    const before = refreshed.length;
    await vi.advanceTimersByTimeAsync(minutes * minuteMs);
    return refreshed.length - before;
  };
  state$.next('connected');
  deliver(false);
  behind.add([...collections.keys()][0] ?? '');
  setSync({ checkMinutes: 1, healthSeconds: 5 });
  reports.mockClear();
  expect(await missChange(10)).toBe(10);
  expect(reports).toHaveBeenCalledTimes(120);
  setSync({ checkMinutes: 30, staleMinutes: 60 });
  reports.mockClear();
  expect(await missChange(60)).toBe(2);
  expect(reports).toHaveBeenCalledTimes(60);
  setSync({ autoSync: false });
  expect(await missChange(24 * 60)).toBe(0);
  page.dispatchEvent(new Event('focus'));
  expect(await missChange(1)).toBe(1);
  // A malformed value counts as absent.
  setSync({ autoSync: 'no', checkMinutes: -1 });
  expect(await missChange(5)).toBe(1);
});

test('restarts a listener that has missed a change, at the next check', async () => {
  const { state$, deliver, refreshed, behind, collections } = await salon();
  state$.next('connected');
  deliver(false);
  await vi.advanceTimersByTimeAsync(5 * minuteMs);
  expect(refreshed).toEqual([]);
  const name = [...collections.keys()][1] ?? '';
  behind.add(name);
  await vi.advanceTimersByTimeAsync(5 * minuteMs);
  expect(refreshed).toEqual([`serviceProviders/salon/${name}`]);
  // Without the server there is nothing to compare with.
  deliver(true);
  await vi.advanceTimersByTimeAsync(5 * minuteMs);
  expect(refreshed).toHaveLength(1);
});

test('restarts a listener that shows the cache while the server serves the others, at the next check', async () => {
  const { state$, deliver, refreshed, collections } = await salon();
  state$.next('connected');
  deliver(false);
  const name = [...collections.keys()][1] ?? '';
  collections.get(name)?.next(snapshotOf<object[]>([], true));
  await vi.advanceTimersByTimeAsync(4 * minuteMs);
  expect(refreshed).toEqual([]);
  await vi.advanceTimersByTimeAsync(minuteMs);
  expect(refreshed).toEqual([`serviceProviders/salon/${name}`]);
  deliver(false);
  await vi.advanceTimersByTimeAsync(5 * minuteMs);
  expect(refreshed).toHaveLength(1);
});

test('measures health every minute', async () => {
  const { workspace, deliver } = await salon();
  const at: number[] = [];
  deliver(false);
  workspace.health$.subscribe((health) => at.push(health.at.getTime()));
  const before = at.length;
  await vi.advanceTimersByTimeAsync(3 * minuteMs);
  expect(at.slice(before).map((time) => time - (at[0] ?? 0))).toEqual([minuteMs, 2 * minuteMs, 3 * minuteMs]);
});

test('marks a denied collection as failed, and retries it at the next check', async () => {
  const { workspace, state$, deliver, collections } = await salon();
  state$.next('connected');
  deliver(false);
  collections.get('plans')?.error(new CounterfoilError('permission-denied', 'no'));
  const plans = async () => {
    const { collections: all, ready } = await firstValueFrom(workspace.progress$);
    return [all.find(({ name }) => name === 'plans')?.state, ready];
  };
  expect(await plans()).toEqual(['failed', undefined]);
  collections.set('plans', new Subject());
  await vi.advanceTimersByTimeAsync(5 * minuteMs);
  deliver(false);
  expect(await plans()).toEqual(['ready', 'server']);
});

test('ends with access-lost for a former member, and with signed-out after a sign-out', async () => {
  const removed = await salon();
  removed.membership.next(snapshotOf<Member | undefined>(undefined, true));
  await vi.advanceTimersByTimeAsync(0);
  removed.membership.next(snapshotOf({ role: 'staff', active: false } as Member | undefined));
  expect(await removed.workspace.ended).toBe('access-lost');
  expect([...removed.collections.values()].filter(({ observed }) => observed)).toEqual([]);

  const signedOut = await salon();
  signedOut.auth.currentUser = null;
  signedOut.membership.error(new CounterfoilError('permission-denied', 'signed out'));
  expect(await signedOut.workspace.ended).toBe('signed-out');
});
