import type { Member, Provider, Query } from '@counterfoil/domain/core';
import {
  BehaviorSubject,
  catchError,
  combineLatest,
  concatMap,
  defer,
  EMPTY,
  filter,
  firstValueFrom,
  fromEvent,
  interval,
  map,
  merge,
  NEVER,
  type Observable,
  of,
  ReplaySubject,
  retry,
  Subscription,
  startWith,
  switchMap,
  takeUntil,
  tap,
  throttleTime,
  timer,
} from 'rxjs';
import type { OfflineQueue } from '../commands/offline-queue.ts';
import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import { isCacheGood } from '../connection/cache-version.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import { answered, type CollectionState, failed, isStale, loading, progressOf } from './collection-state.ts';
import { queriesFor } from './collections.ts';
import { workspaceParts } from './load-parts.ts';
import type { Ending, Health, Workspace, WorkspaceOptions } from './workspace.ts';

export interface WorkspaceSources {
  readonly connection: Connection;
  readonly profile: Live<Provider | undefined>;
  readonly list: ListOf;
  /** Whether the server has changed something of a list since, and the list does not hear of it. */
  readonly isBehind: (query: Query, changedAt: () => Date | undefined) => Promise<boolean>;
  /** Of whoever opens it. */
  readonly membership: Live<Member | undefined>;
  readonly overlay: Overlay;
  readonly pendingWork: PendingWorkStore;
  readonly offlineQueue: OfflineQueue;
}

const minuteMs = 60_000;

/** The name of its collection is the name of a list. */
const nameOf = ({ collection }: Query): string => collection.slice(collection.lastIndexOf('/') + 1);

/** Somebody is back, or the network is. */
const returns$ = (): Observable<unknown> =>
  typeof addEventListener === 'undefined'
    ? NEVER
    : merge(fromEvent(globalThis, 'online'), fromEvent(globalThis, 'focus')).pipe(throttleTime(minuteMs));

export const openWorkspace = (
  sources: WorkspaceSources,
  providerId: string,
  options: WorkspaceOptions = {},
): Workspace => {
  const { checkEveryMs = 5 * minuteMs, healthEveryMs = minuteMs, staleAfterMs = 10 * minuteMs, bundlesFrom } = options;
  const { connection, profile, list, isBehind, membership, overlay, pendingWork, offlineQueue } = sources;
  const { auth, connectivity, refresh$ } = connection;
  const uid = auth.currentUser?.uid ?? '';
  const openedAt = new Date();
  const states = new BehaviorSubject<ReadonlyMap<string, CollectionState>>(new Map());
  const watched = new Map<string, { readonly query: Query; readonly listening: Subscription }>();
  const running = new Subscription();
  const ended = new ReplaySubject<Ending>(1);

  const end = (why: Ending): void => {
    running.unsubscribe();
    offlineQueue.leaveProvider(uid, providerId);
    for (const { listening } of watched.values()) listening.unsubscribe();
    ended.next(why);
    ended.complete();
  };

  const checks$ = merge(timer(checkEveryMs, checkEveryMs), returns$());
  const staleAt = (state: CollectionState, now: Date) => isStale(state, openedAt, now, staleAfterMs);
  const update = (name: string, change: (before: CollectionState) => CollectionState): void => {
    states.next(new Map(states.value).set(name, change(states.value.get(name) ?? loading(name))));
  };

  const watch = (name: string, query: Query): Subscription => {
    update(name, (before) => before);
    return defer(() => list<object>(query))
      .pipe(
        tap((snapshot) => update(name, (before) => answered(before, snapshot))),
        retry({
          delay: (error: CounterfoilError) => {
            update(name, (before) => failed(before, error));
            return checks$;
          },
        }),
      )
      .subscribe();
  };

  const keep = (queries: readonly Query[]): void => {
    const needed = new Map(queries.map((query) => [nameOf(query), query]));
    for (const [name, { listening }] of watched) {
      if (needed.has(name)) continue;
      listening.unsubscribe();
      watched.delete(name);
      const rest = new Map(states.value);
      rest.delete(name);
      states.next(rest);
    }
    for (const [name, query] of needed) {
      if (!watched.has(name)) watched.set(name, { query, listening: watch(name, query) });
    }
  };

  /** What is stale, left out while others are served, or behind what the server says it should be, begins anew. */
  const check = async (name: string, query: Query): Promise<void> => {
    const state = states.value.get(name);
    if (!state) return;
    const isLeftOut = state.from === 'cache' && [...states.value.values()].some(({ from }) => from === 'server');
    const changedAt = () => states.value.get(name)?.changedAt;
    const asked = async () => state.from === 'server' && (await isBehind(query, changedAt));
    if (isLeftOut || staleAt(state, new Date()) || (await asked().catch(() => false))) refresh$.next(query.collection);
  };

  const fillCache = async (role: Member['role'], baseUrl: string): Promise<void> =>
    (await workspaceParts()).fillCache(connection, providerId, role, baseUrl);
  const { deviceName: name, heartbeatMs: everyMs } = options;
  const here = defer(workspaceParts).pipe(
    switchMap(({ presence }) => presence({ connection, pendingWork, providerId, name, everyMs })),
    catchError(() => EMPTY),
  );
  let present = false;
  let hadAccess = false;
  let filling: Promise<void> | undefined;

  /** Once, on a device that has nothing of the house yet. */
  const fill = (role: Member['role'], hasSome: boolean): Promise<void> => {
    const isNeeded = !hasSome && bundlesFrom !== undefined;
    filling ??= isNeeded ? fillCache(role, bundlesFrom).catch(() => {}) : Promise.resolve();
    return filling;
  };

  const forget = async (): Promise<void> => (await workspaceParts()).clearOnceSent(connection, pendingWork);

  const lose = (): void => {
    const isSignedIn = auth.currentUser?.uid === uid;
    end(isSignedIn ? 'access-lost' : 'signed-out');
    // Whoever never was a member has nothing here that is to go.
    if (isSignedIn && hadAccess) void forget().catch(() => {});
  };

  running.add(
    combineLatest([profile, membership])
      .pipe(
        concatMap(async (access) => {
          const [{ fromCache }, { data: member }] = access;
          if (member?.active) await fill(member.role, fromCache);
          return access;
        }),
        catchError(() => of(undefined)),
      )
      .subscribe((access) => {
        if (!access) return lose();
        const [{ data: provider }, { data: member, fromCache }] = access;
        hadAccess ||= member?.active ?? false;
        if (member?.active && provider) {
          offlineQueue.openProvider(uid, providerId);
          keep(queriesFor(providerId, member, provider));
          if (!present) running.add(here.subscribe());
          present = true;
          // So that a device which loses the network later can go on deciding.
          void overlay.engine().then((engine) => engine?.prepareFor(provider.modules));
        }
        if (!fromCache && !member?.active) lose();
      }),
  );
  running.add(
    checks$.subscribe(() => {
      for (const [name, { query }] of watched) void check(name, query);
    }),
  );
  running.add(
    connection.person$.subscribe(() => {
      if (auth.currentUser?.uid !== uid) end('signed-out');
    }),
  );

  const progress$ = combineLatest([states, connectivity.state$]).pipe(
    map(([all, connected]) => progressOf([...all.values()], connected === 'offline' && isCacheGood())),
    takeUntil(ended),
  );
  return {
    providerId,
    progress$,
    health$: combineLatest([connectivity.state$, interval(healthEveryMs).pipe(startWith(0))]).pipe(
      map(([connected]): Health => {
        const at = new Date();
        const collections = [...states.value.values()].map((state) => ({ ...state, stale: staleAt(state, at) }));
        return { connection: connected, collections, at };
      }),
      takeUntil(ended),
    ),
    pending$: pendingWork.pending$.pipe(
      map((all) => all.filter((work) => work.providerId === providerId)),
      takeUntil(ended),
    ),
    rejected$: overlay.rejected$.pipe(
      filter(({ command }) => command.providerId === providerId),
      takeUntil(ended),
    ),
    ready: async () => {
      const answered = progress$.pipe(filter((progress) => progress.ready !== undefined));
      const { ready } = (await firstValueFrom(answered, { defaultValue: undefined })) ?? {};
      if (ready) return ready;
      throw new CounterfoilError('cancelled', 'the workspace has ended');
    },
    ended: firstValueFrom(ended),
    release: () => end('closed'),
    close: async (options) => {
      const { assertNothingUnsent } = await workspaceParts();
      const isMine = (work: PendingWork) => work.providerId === providerId;
      return await assertNothingUnsent(connection, pendingWork, {
        force: options?.force,
        isMine,
        leave: () => end('closed'),
      });
    },
  };
};
