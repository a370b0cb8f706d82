import type { Member, Provider, Query } from '@counterfoil/domain/core';
import type { Auth } from 'firebase/auth';
import { BehaviorSubject, EMPTY, firstValueFrom, NEVER, Subject } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connection } from '../connection/connection.ts';
import type { ConnectionState } from '../connection/connectivity.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Snapshot } from '../live/live.ts';
import { openWorkspace, type WorkspaceSources } from './open-workspace.ts';

const minute = 60_000;

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

const answer = <T>(data: T, fromCache = false): Snapshot<T> => ({
  data,
  fromCache,
  pendingWrites: false,
  at: new Date(),
});

/** A salon's device whose server and network are the test's; each collection is what the test says of it. */
const salon = async (role: Member['role'] = 'staff') => {
  const state$ = new BehaviorSubject<ConnectionState>('connecting');
  const refresh$ = new Subject<string>();
  const refreshed: string[] = [];
  refresh$.subscribe((path) => refreshed.push(path));
  const collections = new Map<string, Subject<Snapshot<object[]>>>();
  const stream = (name: string) => {
    const live = collections.get(name)?.closed === false ? collections.get(name) : undefined;
    const made = live ?? new Subject<Snapshot<object[]>>();
    collections.set(name, made);
    return made;
  };
  const membership = new BehaviorSubject(answer({ role, active: true } as Member | undefined));
  const auth = { currentUser: { uid: 'sam' } as { uid: string } | null };
  const behind = new Set<string>();
  const sources = {
    connection: {
      auth: auth as Auth,
      connectivity: { state$ },
      refresh$,
      firestore$: EMPTY,
      uid$: EMPTY,
    } as unknown as Connection,
    profile: new BehaviorSubject(answer({ modules: ['booking'] } as unknown as Provider)),
    list: ({ collection }: Query) => stream(nameOf(collection)),
    isBehind: async ({ collection }: Query) => behind.has(nameOf(collection)),
    membership,
    overlay: { rejected$: NEVER, engine: async () => undefined },
    pendingWork: { pending$: EMPTY },
    offlineQueue: { openProvider: () => {}, leaveProvider: () => {} },
  } as unknown as WorkspaceSources;
  const workspace = openWorkspace(sources, 'salon');
  await vi.advanceTimersByTimeAsync(0);
  const say = (fromCache: boolean, names: readonly string[] = [...collections.keys()]) => {
    for (const name of names) collections.get(name)?.next(answer([{ updatedAt: new Date() }, {}], fromCache));
  };
  return { workspace, behind, state$, refreshed, collections, membership, auth, say };
};

test('is ready when the server has answered for every collection, and not before', async () => {
  const { workspace, state$, collections, say } = await salon();
  const ready = vi.fn();
  void workspace.ready().then(ready);
  const all = [...collections.keys()];
  expect(all).toHaveLength(7);
  state$.next('connected');
  say(true);
  say(false, all.slice(1));
  const progress = await firstValueFrom(workspace.progress$);
  expect(progress).toMatchObject({ loaded: 6, total: 7 });
  expect(progress.collections.find(({ name }) => name === all[0])).toMatchObject({ state: 'loading', from: 'cache' });
  expect(ready).not.toHaveBeenCalled();
  say(false, all.slice(0, 1));
  await vi.advanceTimersByTimeAsync(0);
  expect(ready).toHaveBeenCalledWith('server');
});

test('without a network the cache will do, and it says so; a cache that is outdated will not', async () => {
  const { workspace, state$, say } = await salon();
  say(true);
  localStorageWith('outdated');
  state$.next('offline');
  expect(await firstValueFrom(workspace.progress$)).toMatchObject({ loaded: 0, total: 7 });
  localStorageWith('1');
  expect(await workspace.ready()).toBe('cache');
  state$.next('connected');
  say(false);
  expect(await workspace.ready()).toBe('server');
});

test('what the server has not stood for in ten minutes is stale, and is asked for anew every five', async () => {
  const { workspace, state$, say, refreshed, collections } = await salon();
  const stale = async () => (await firstValueFrom(workspace.health$)).collections.filter((one) => one.stale).length;
  state$.next('connected');
  say(false);
  await vi.advanceTimersByTimeAsync(60 * minute);
  // However long nothing changes, what the server stands for is fresh.
  expect([await stale(), refreshed.length]).toEqual([0, 0]);
  say(true);
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(await stale()).toBe(0);
  await vi.advanceTimersByTimeAsync(minute);
  expect(await stale()).toBe(7);
  await vi.advanceTimersByTimeAsync(4 * minute);
  expect(refreshed.sort()).toEqual([...collections.keys()].map((name) => `serviceProviders/salon/${name}`).sort());
  say(false);
  await vi.advanceTimersByTimeAsync(20 * minute);
  expect([await stale(), refreshed.length]).toEqual([0, 7]);
});

test('what the server has changed and this device has not heard of begins anew at the next check', async () => {
  const { state$, say, refreshed, behind, collections } = await salon();
  state$.next('connected');
  say(false);
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(refreshed).toEqual([]);
  const name = [...collections.keys()][1] ?? '';
  behind.add(name);
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(refreshed).toEqual([`serviceProviders/salon/${name}`]);
  // Without the server nobody can say so.
  say(true);
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(refreshed).toHaveLength(1);
});

test('what is left out while the server stands for the rest begins anew at the next check', async () => {
  const { state$, say, refreshed, collections } = await salon();
  state$.next('connected');
  say(false);
  const name = [...collections.keys()][1] ?? '';
  collections.get(name)?.next(answer<object[]>([], true));
  await vi.advanceTimersByTimeAsync(4 * minute);
  expect(refreshed).toEqual([]);
  await vi.advanceTimersByTimeAsync(minute);
  expect(refreshed).toEqual([`serviceProviders/salon/${name}`]);
  say(false);
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(refreshed).toHaveLength(1);
});

test('health is measured every minute', async () => {
  const { workspace, say } = await salon();
  const at: number[] = [];
  say(false);
  workspace.health$.subscribe((health) => at.push(health.at.getTime()));
  const before = at.length;
  await vi.advanceTimersByTimeAsync(3 * minute);
  expect(at.slice(before).map((time) => time - (at[0] ?? 0))).toEqual([minute, 2 * minute, 3 * minute]);
});

test('a collection that may not be read has failed, says why, and is asked for again at the next check', async () => {
  const { workspace, state$, say, collections } = await salon();
  state$.next('connected');
  say(false);
  collections.get('plans')?.error(new CounterfoilError('permission-denied', 'no'));
  const plans = async () => {
    const { collections: all, ready } = await firstValueFrom(workspace.progress$);
    return [all.find(({ name }) => name === 'plans')?.state, ready];
  };
  expect(await plans()).toEqual(['failed', undefined]);
  collections.set('plans', new Subject());
  await vi.advanceTimersByTimeAsync(5 * minute);
  say(false);
  expect(await plans()).toEqual(['ready', 'server']);
});

test('whoever is no member any more loses the house and what was kept of it; who signs out only leaves', async () => {
  const removed = await salon();
  removed.membership.next(answer<Member | undefined>(undefined, true));
  await vi.advanceTimersByTimeAsync(0);
  removed.membership.next(answer({ role: 'staff', active: false } as Member | undefined));
  expect(await removed.workspace.ended).toBe('access-lost');
  expect([...removed.collections.values()].filter(({ observed }) => observed)).toEqual([]);

  const left = await salon();
  left.auth.currentUser = null;
  left.membership.error(new CounterfoilError('permission-denied', 'signed out'));
  expect(await left.workspace.ended).toBe('signed-out');
});
