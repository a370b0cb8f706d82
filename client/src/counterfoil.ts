import { type Member, memberRef, type Outcome, type Query } from '@counterfoil/domain/core';
import type { Observable } from 'rxjs';
import { createOfflineQueue } from './commands/offline-queue.ts';
import { createPendingWork, type PendingWork } from './commands/pending-work.ts';
import { createSend, type NewCommand } from './commands/send.ts';
import { type CounterfoilOptions, connect } from './connection/connection.ts';
import type { ConnectionState } from './connection/connectivity.ts';
import { CounterfoilError } from './connection/counterfoil-error.ts';
import { listenDocument } from './live/listen.ts';
import type { LiveList } from './live/live.ts';
import { liveList } from './live/live-list.ts';
import { createMemoized, type Memoized } from './live/memoized.ts';
import { type Me, me } from './me/me.ts';
import { createOverlay } from './optimistic/overlay.ts';
import type { Refused } from './optimistic/refused.ts';
import { createShowCommand } from './optimistic/show-command.ts';
import { preload } from './preload.ts';
import { type ProviderView, providerView } from './provider/provider-view.ts';
import type { Forced } from './workspace/forced.ts';
import { workspaceParts } from './workspace/load-parts.ts';
import { openWorkspace } from './workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from './workspace/workspace.ts';

export interface Counterfoil {
  /** @throws CounterfoilError `unauthenticated` while nobody is signed in */
  me(): Me;
  provider(providerId: string): ProviderView;
  /**
   * Resolves with what became of the command; a refusal is an outcome with a code, not an error. Lists show it as done from the
   * start, where this device has what it is decided by, and what is so instead once the server has refused it.
   */
  send(command: NewCommand): Promise<Outcome>;
  /**
   * Loads all that a member of a house works with, and keeps it up to date until it is closed.
   *
   * @throws CounterfoilError `unauthenticated` while nobody is signed in
   */
  openWorkspace(providerId: string, options?: WorkspaceOptions): Workspace;
  readonly connection$: Observable<ConnectionState>;
  /** What this device has under way. */
  readonly pending$: Observable<readonly PendingWork[]>;
  /** Commands of this device that the server has refused, those that an earlier run of the app has left included. */
  readonly rejected$: Observable<Refused>;
  /**
   * Signs out, unless this device has unsent work. Forced, it drops all that this device has kept, and says what was not sent.
   *
   * @throws UnsentWork
   */
  signOut(options?: Forced): Promise<readonly PendingWork[]>;
}

/** The client of one Firebase app. Call it once per app, before anything else uses its Firestore. */
export const createCounterfoil = (options: CounterfoilOptions): Counterfoil => {
  const connection = connect(options);
  const { auth } = connection;
  const registry = createMemoized();
  // Of one person's lists the next one on this page gets none.
  const memoized: Memoized = (key, make) => registry(`${auth.currentUser?.uid} ${key}`, make);
  const overlay = createOverlay();
  const pendingWork = createPendingWork(connection);
  const show = createShowCommand(connection, overlay);
  const offlineQueue = createOfflineQueue(connection, pendingWork, show);
  const list = <T>(query: Query): LiveList<T> =>
    memoized(`list ${JSON.stringify(query)}`, () => liveList<T>(connection, overlay, query));
  const provider = (providerId: string) =>
    providerView({ connection, list, memoized, overlay, pendingWork }, providerId);
  const own = (): string => {
    const uid = auth.currentUser?.uid;
    if (!uid) throw new CounterfoilError('unauthenticated', 'sign in first');
    return uid;
  };
  void preload();
  void workspaceParts()
    .then(({ maintainDeviceCache }) => maintainDeviceCache(connection, pendingWork))
    .catch(() => {});
  return {
    me: () => me(connection, own(), { list, memoized }),
    provider,
    send: createSend(connection, { offlineQueue, pendingWork, show }),
    openWorkspace: (providerId, workspaceOptions) => {
      const { path } = memberRef(providerId, own());
      const membership = overlay.document(path, listenDocument<Member>(connection, path));
      const profile = provider(providerId).profile();
      const isBehind = async (query: Query, changedAt: () => Date | undefined) =>
        (await workspaceParts()).isBehind(connection, query, changedAt);
      const sources = { connection, profile, list, isBehind, membership, overlay, pendingWork, offlineQueue };
      return openWorkspace(sources, providerId, workspaceOptions);
    },
    connection$: connection.connectivity.state$,
    pending$: pendingWork.pending$,
    rejected$: overlay.rejected$,
    signOut: async (how) => {
      const { assertNothingUnsent } = await workspaceParts();
      return await assertNothingUnsent(connection, pendingWork, { force: how?.force, leave: () => auth.signOut() });
    },
  };
};
