import type { Member, Provider } from '@counterfoil/domain/core';
import {
  catchError,
  combineLatest,
  concatMap,
  defer,
  filter,
  firstValueFrom,
  map,
  type Observable,
  of,
  ReplaySubject,
  Subscription,
  shareReplay,
  switchMap,
  takeUntil,
  tap,
} from 'rxjs';
import type { Outbox } from '../commands/outbox.ts';
import type { PendingWork, PendingWorkStore } from '../commands/pending-work.ts';
import { isCacheValid } from '../connection/cache-version.ts';
import type { Connection } from '../connection/connection.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { loadPartOnSubscribe } from '../connection/load-part.ts';
import type { Journal } from '../journal/journal.ts';
import type { Live } from '../live/live.ts';
import type { ListOf } from '../live/live-list.ts';
import type { Refused } from '../optimistic/refused.ts';
import { progressOf } from './collection-state.ts';
import { queriesFor } from './collections.ts';
import type { LoadFreshness } from './freshness.ts';
import { type LifecycleEvent, type LifecycleState, type Served, transition } from './lifecycle.ts';
import { workspaceParts } from './load-parts.ts';
import { watchedCollections } from './watched-collections.ts';
import type { Ending, Workspace, WorkspaceOptions } from './workspace.ts';

export interface WorkspaceSources {
  readonly connection: Connection;
  readonly profile: Live<Provider | undefined>;
  readonly list: ListOf;
  readonly freshness: LoadFreshness;
  /** Membership of the user who opens the workspace. */
  readonly membership: Live<Member | undefined>;
  readonly pendingWork: PendingWorkStore;
  readonly outbox: Outbox;
  readonly rejected$: Observable<Refused>;
  readonly journal: Journal;
}

/** Runs the lifecycle of a workspace: runs the effects of `lifecycle.ts`, and checks how fresh the collections are. */
export const openWorkspace = (
  sources: WorkspaceSources,
  providerId: string,
  options: WorkspaceOptions = {},
): Workspace => {
  const { connection, profile, list, freshness, membership, pendingWork, outbox } = sources;
  const { auth, connectivity, uid$ } = connection;
  const uid = auth.currentUser?.uid ?? '';
  const isSignedIn = () => auth.currentUser?.uid === uid;
  const collections = watchedCollections(
    list,
    defer(() => freshness$.pipe(switchMap(({ checks$ }) => checks$))),
  );
  const freshness$ = loadPartOnSubscribe(() => freshness(collections, profile, options)).pipe(shareReplay(1));
  const running = new Subscription();
  const ended = new ReplaySubject<Ending>(1);
  let state: LifecycleState = 'opening';

  const failed = (error: unknown): void => connection.report('workspace', error);
  const withParts = (work: (parts: Awaited<ReturnType<typeof workspaceParts>>) => Promise<void>): Promise<void> =>
    workspaceParts().then(work).catch(failed);

  const showPresence = (): void => {
    const presence$ = loadPartOnSubscribe(workspaceParts).pipe(
      switchMap(({ presence }) => presence({ connection, pendingWork, providerId, options, progress$ })),
    );
    running.add(presence$.subscribe({ error: failed }));
  };

  const serve = ({ member, provider }: Served): void => {
    outbox.openProvider(providerId, provider);
    collections.keep(queriesFor(providerId, member, provider));
  };

  const stop = (ending: Ending): void => {
    running.unsubscribe();
    outbox.leaveProvider(providerId);
    collections.stop();
    ended.next(ending);
    ended.complete();
  };

  const dispatch = (event: LifecycleEvent): void => {
    const next = transition(state, event, isSignedIn());
    state = next.state;
    for (const effect of next.effects) {
      if (typeof effect === 'object') serve(effect);
      else if (effect === 'showPresence') showPresence();
      else if (effect === 'clearCache') void withParts((parts) => parts.clearOnceSent(connection, pendingWork));
      else stop(effect);
    }
  };

  /** A device without documents of the provider fills its cache once. */
  let isFilled = options.bundlesFrom === undefined;
  running.add(
    combineLatest([profile, membership])
      .pipe(
        concatMap(async ([{ data: provider, fromCache: hasCached }, { data: member, fromCache }]) => {
          if (member?.active && !isFilled) {
            isFilled = true;
            // If that fails, the listeners read document by document.
            if (!hasCached) await withParts((parts) => parts.fillCache(connection, providerId, member.role, options));
          }
          return { provider, member, fromCache };
        }),
        catchError(() => of(undefined)),
      )
      .subscribe(dispatch),
  );
  running.add(freshness$.pipe(switchMap(({ checks$, check }) => checks$.pipe(tap(check)))).subscribe());
  running.add(
    uid$.subscribe(() => {
      if (!isSignedIn()) dispatch('signed-out');
    }),
  );

  const progress$ = combineLatest([collections.states$, connectivity.state$]).pipe(
    map(([states, connected]) => progressOf([...states.values()], connected === 'offline' && isCacheValid())),
    takeUntil(ended),
  );
  const close = () => dispatch('closed');
  const isMine = (work: PendingWork) => work.providerId === providerId;
  return {
    providerId,
    progress$,
    health$: freshness$.pipe(
      switchMap(({ health$ }) => health$),
      takeUntil(ended),
    ),
    pending$: pendingWork.pending$.pipe(
      map((all) => all.filter(isMine)),
      takeUntil(ended),
    ),
    rejected$: sources.rejected$.pipe(
      filter((refused) => refused.providerId === providerId),
      takeUntil(ended),
    ),
    ready: () => {
      const ready$ = progress$.pipe(map((progress) => progress.ready));
      // Without a value the progress has completed: the workspace ended.
      return firstValueFrom(ready$.pipe(filter(Boolean))).catch((error: unknown) => {
        throw new CounterfoilError('cancelled', 'it ended', error);
      });
    },
    ended: firstValueFrom(ended),
    release: close,
    close: async (forced) =>
      (await workspaceParts()).assertNothingUnsent(connection, sources, { ...forced, isMine, leave: close }),
  };
};
