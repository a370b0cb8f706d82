import './loaded-parts.ts';
import { type Member, memberRef, type OrderContact, orderContactRef } from '@counterfoil/domain';
import { filter, firstValueFrom, NEVER, of } from 'rxjs';
import { createOutbox } from '../commands/outbox.ts';
import { createPendingWork } from '../commands/pending-work.ts';
import { acknowledge, refusals, rejected } from '../commands/refusals.lazy.ts';
import { createSend } from '../commands/send.ts';
import { markCache } from '../connection/cache-version.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import type { Counterfoil } from '../counterfoil.ts';
import { giveLists } from '../inspector/client-parts.ts';
import { openDefaultJournal } from '../journal/open-default-journal.ts';
import { lingerMs } from '../live/linger.ts';
import { createLists } from '../live/lists.ts';
import { createMemoized } from '../live/memoized.ts';
import { shared } from '../live/shared.ts';
import { me } from '../me/me.ts';
import { createOptimisticEngine } from '../optimistic/engine.lazy.ts';
import type { Overlay } from '../optimistic/overlay.ts';
import { showEntries } from '../optimistic/show-entries.ts';
import { analyticsIn } from '../provider/analytics.lazy.ts';
import { createProviderView } from '../provider/create-provider-view.ts';
import type { ProviderView } from '../provider/provider-view.ts';
import { freshness } from '../workspace/freshness.lazy.ts';
import type { LoadFreshness } from '../workspace/freshness.ts';
import { intervals } from '../workspace/intervals.lazy.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { type DeviceDocuments, deviceDocuments } from './device-documents.ts';
import type { FakeConnection } from './fake-connection.ts';
import { fakeOwnWrites } from './fake-me.ts';
import type { FakeServer } from './fake-server.ts';
import { leaveUnlessUnsent } from './leave-unless-unsent.ts';
import { mapStorage } from './map-storage.ts';

const name = 'counterfoil/fake';

/** The real predictions, over the device's documents in memory instead of the SDK's listeners. */
const overlayOf = (device: DeviceDocuments): Overlay => {
  const read = async (_: unknown, path: string) => device.get(path);
  const engine = createOptimisticEngine({ cached: read, current: read });
  return {
    list: (query) => engine.list(query, device.list(query)),
    document: (path) => engine.document(path, device.document(path)),
    engine: async () => engine,
  };
};

/**
 * The real client on a server in memory: its journal, outbox, predictions, lists, views and workspace. Only what the
 * SDK does is replaced.
 */
export const fakeClient = (server: FakeServer, connection: FakeConnection): Counterfoil => {
  const { auth } = connection;
  const device = deviceDocuments(server, connection);
  const journal = openDefaultJournal(name, { storage: mapStorage(), isShared: false, report: connection.report });
  const memoized = createMemoized(() => auth.currentUser?.uid);
  const overlay = overlayOf(device);
  const pendingWork = createPendingWork(connection, journal);
  const outbox = createOutbox({ connection, journal, overlay, name, isShared: false });
  const showing = showEntries(connection, journal, overlay);
  const lists = createLists(connection, overlay, memoized);
  const { list, one } = lists;
  const rejected$ = rejected(connection, journal);

  const requireUid = (): string => {
    const uid = auth.currentUser?.uid;
    if (!uid) throw new CounterfoilError('unauthenticated', 'sign in first');
    return uid;
  };

  const contact = async (providerId: string, orderId: string): Promise<OrderContact | undefined> => {
    const { path } = orderContactRef(providerId, orderId);
    if (connection.network.isOffline()) throw new CounterfoilError('unavailable', `reading ${path}`);
    return await firstValueFrom(device.document<OrderContact>(path)).then(({ data }) => data);
  };

  const provider = (providerId: string): ProviderView => ({
    ...createProviderView({ connection, list, one, memoized, overlay, outbox }, providerId),
    analytics: () =>
      memoized(`analytics ${providerId}`, () =>
        shared(analyticsIn({ ...device, now: server.now }, providerId), lingerMs, connection),
      ),
    contact: (orderId) => contact(providerId, orderId),
  });

  const client: Counterfoil = {
    me: () => {
      const uid = requireUid();
      return { ...me(connection, [uid], { list, one, memoized }), ...fakeOwnWrites(server, connection, uid) };
    },
    provider,
    send: createSend(outbox),
    openWorkspace: (providerId, options) => {
      const membership = overlay.document<Member>(memberRef(providerId, requireUid()).path, NEVER);
      const profile = provider(providerId).profile();
      const never = async () => false;
      const upToDate: LoadFreshness = async (collections, ...asked) =>
        freshness(connection, collections, intervals(...asked), { cache: never, server: never });
      const live = { profile, list, freshness: upToDate, membership };
      // A lost access marks the cache of the SDK, which this device has not.
      markCache('valid');
      const sources = { ...live, connection, pendingWork, rejected$, journal, outbox };
      const { bundlesFrom: _, ...own } = options ?? {};
      const workspace = openWorkspace(sources, providerId, own);
      const isMine = (work: { readonly providerId: string }) => work.providerId === providerId;
      const leave = workspace.release;
      return { ...workspace, close: (forced) => leaveUnlessUnsent({ pendingWork, journal, isMine, leave }, forced) };
    },
    connection$: connection.connectivity.state$,
    user$: connection.user$,
    whenSignedIn: () => firstValueFrom(connection.user$.pipe(filter((user) => user !== null))),
    firestore$: of(undefined),
    pending$: pendingWork.pending$,
    refusals$: refusals(connection, journal),
    acknowledge: (...ids) => acknowledge(journal, ids),
    rejected$,
    update$: NEVER,
    now: server.now,
    signOut: (forced) => leaveUnlessUnsent({ pendingWork, journal, leave: () => auth.signOut() }, forced),
    dispose: () => {
      showing.unsubscribe();
      outbox.close();
      connection.close();
      journal.close();
      device.close();
    },
  };
  giveLists(client, { ...lists, memoized, whenServed: () => NEVER });
  return client;
};
