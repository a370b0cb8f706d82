import {
  type Counterfoil,
  createCounterfoil,
  type Handle,
  type NewCommand,
  type Outcome,
  type PendingWork,
  type Workspace,
} from '@counterfoil/client';
import { secondMs } from '@counterfoil/domain/core';
import { initializeApp } from 'firebase/app';
import { getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import {
  collection,
  type DocumentSnapshot,
  doc,
  getDocFromCache,
  getDocFromServer,
  getDocsFromCache,
  getDocsFromServer,
  getFirestore,
  onSnapshot,
  type QuerySnapshot,
  query,
  serverTimestamp,
  setDoc,
  waitForPendingWrites,
} from 'firebase/firestore';
import { firstValueFrom, Observable } from 'rxjs';
import { withTimeout } from '../with-timeout.ts';
import type { Answer, DeviceApi, Work } from './device-api.ts';
import { createListenTraffic } from './listen-traffic.ts';
import { lists } from './lists.ts';
import { rawLoad } from './raw-load.ts';
import { createWatching, failureOf, now } from './watching.ts';
import { createWorkLog } from './work-log.ts';

// Only the code that an app developer writes: the client chooses the cache itself.
const { emulators, projectId } = globalThis.settings;
const app = initializeApp({ projectId, apiKey: 'test' });
const faults: string[] = [];
const counterfoil: Counterfoil = createCounterfoil({
  app,
  emulators,
  onDiagnostic: ({ what, error }) => faults.push(`${new Date().toISOString()} ${what}: ${error}`),
});

if (globalThis.inspect) void import('@counterfoil/client/inspector').then((part) => part.attachInspector(counterfoil));

let updates = 0;
counterfoil.update$.subscribe(() => {
  updates += 1;
});

const auth = getAuth(app);
/** A function, because the client starts with another Firestore after it cleared this device's cache. */
const firestore = () => getFirestore(app);
const watching = createWatching();
if (globalThis.startsWithOwn) {
  const own = counterfoil.me();
  watching.watch('own', own.notifications());
  void own.setPreferences(globalThis.startsWithOwn);
}
const workLog = createWorkLog();
const listenTraffic = createListenTraffic();
const rejected: string[] = [];
counterfoil.rejected$.subscribe(({ command }) => rejected.push(command.id));

const handleOf = (providerId: string, asked: Work): Handle<Outcome> | Handle<void> => {
  const { records } = counterfoil.provider(providerId);
  switch (asked.do) {
    case 'send':
      return counterfoil.send(asked.command satisfies NewCommand);
    case 'add':
    case 'change':
      // The test built the record for its kind. The compiler cannot follow the union of kinds.
      return records[asked.do](asked.kind, asked.id, asked.fields as never);
    case 'remove':
      return records.remove(asked.kind, asked.id);
    default:
      return asked satisfies never;
  }
};

const answerOf = async (handle: Handle<Outcome> | Handle<void>): Promise<Answer> => {
  try {
    return (await handle.outcome) ?? { outcome: 'written' };
  } catch (error) {
    return { outcome: 'failed', error: failureOf(error) };
  }
};

const uid = async (): Promise<string | undefined> => {
  await auth.authStateReady();
  return auth.currentUser?.uid;
};

let workspace: Workspace | undefined;
let pending: readonly PendingWork[] = [];

const open = (providerId: string): void => {
  // The check (decision 21) detects a listener that missed a change. Here it runs every 10 seconds.
  workspace = counterfoil.openWorkspace(providerId, { checkEveryMs: 10 * secondMs });
  workspace.pending$.subscribe((work) => {
    pending = work;
  });
};

/** The folders of this device's queued commands: the person's own, and that of the provider whose workspace is open. */
const folders = async (): Promise<string[]> => [
  `endUsers/${await uid()}/commands`,
  ...(workspace ? [`serviceProviders/${workspace.providerId}/commands`] : []),
];

let all: readonly PendingWork[] = [];
counterfoil.pending$.subscribe((work) => {
  all = work;
});

const describe = <T>(found: Promise<T>, summarize: (found: T) => unknown): Promise<string> =>
  withTimeout(found, 10 * secondMs, () => 'no answer').then((one) => JSON.stringify(summarize(one)), String);

/** Reads one row of each store of a database. A transaction of another tab, or a deletion, can block it. */
const readDatabase = (name: string): Promise<string> =>
  new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => resolve(`not opened: ${opening.error?.message}`);
    opening.onblocked = () => resolve('blocked');
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      const done = (how: string): void => {
        resolve(how);
        database.close();
      };
      const reading = database.transaction(stores, 'readonly');
      reading.oncomplete = () => done('read');
      reading.onabort = () => done(`not read: ${reading.error?.message}`);
      for (const store of stores) reading.objectStore(store).count();
    };
  });

/** For the message of a device that waits: which of its databases answer. */
const databases = async (): Promise<string[]> =>
  await Promise.all(
    (await indexedDB.databases()).map(
      async ({ name = '' }) =>
        `${name}: ${await withTimeout(readDatabase(name), 5 * secondMs, () => 'no answer').catch(String)}`,
    ),
  );

/** For the message of a device that waits for an answer: which side has the command. */
const findCommand = async (id: string): Promise<string[]> => {
  const data = (document: DocumentSnapshot) => document.data() ?? 'not there';
  const found = (await folders()).map(async (folder) => {
    const ref = doc(firestore(), folder, id);
    return `${ref.path}: ${await describe(getDocFromCache(ref), data)}; ${await describe(getDocFromServer(ref), data)}`;
  });
  return await Promise.all(found);
};

const findCollection = async (providerId: string, name: string): Promise<string> => {
  const all = query(collection(firestore(), `serviceProviders/${providerId}/${name}`));
  const summarize = ({ docs, metadata }: QuerySnapshot) => ({
    metadata,
    times: docs.map((document) => document.get('updatedAt')?.toMillis() ?? null),
  });
  const written = await describe(waitForPendingWrites(firestore()), () => 'written');
  const progress = workspace && (await firstValueFrom(workspace.progress$));
  const state = progress?.collections.find((one) => one.name === name);
  const connected = await firstValueFrom(counterfoil.connection$);
  const [cache, server] = [
    await describe(getDocsFromCache(all), summarize),
    await describe(getDocsFromServer(all), summarize),
  ];
  return JSON.stringify({ connected, written, state, cache, server });
};

const start = (providerId: string, asked: Work): number => {
  const at = now();
  const handle = handleOf(providerId, asked);
  workLog.begin(asked, handle, answerOf(handle));
  return at;
};

globalThis.device = {
  signIn: async (email, password) => (await signInWithEmailAndPassword(auth, email, password)).user.uid,
  user: uid,
  open,
  load: async (providerId) => {
    const began = now();
    open(providerId);
    await workspace?.ready();
    const ms = now() - began;
    const progress = workspace && (await firstValueFrom(workspace.progress$));
    return { ms, documents: progress?.collections.reduce((sum, { documents }) => sum + documents, 0) ?? 0 };
  },
  rawLoad,
  noteWire: listenTraffic.note,
  wire: listenTraffic.noted,
  ready: async () => (await workspace?.ready()) ?? 'none',
  progress: () => (workspace ? firstValueFrom(workspace.progress$) : Promise.resolve(undefined)),
  pending: () => pending.map(({ id, what, state, problem }) => ({ id, what, state, ...(problem ? { problem } : {}) })),
  drop: async () => ((await workspace?.close({ force: true })) ?? []).map(({ id }) => id),
  watch: (providerId, list) => watching.watch(list, lists[list](counterfoil.provider(providerId), counterfoil.me)),
  watchDocument: (path) =>
    watching.watch(
      path,
      new Observable((subscriber) =>
        onSnapshot(doc(firestore(), path), (snapshot) => {
          const { fromCache, hasPendingWrites: pendingWrites } = snapshot.metadata;
          subscriber.next({
            data: snapshot.exists() ? [snapshot.data()] : [],
            fromCache,
            pendingWrites,
            at: new Date(),
          });
        }),
      ),
    ),
  read: watching.read,
  after: watching.after,
  arrival: watching.arrival,
  perform: (providerId, asked) => answerOf(handleOf(providerId, asked)),
  start,
  startTogether: (providerId, work) => {
    for (const asked of work) start(providerId, asked);
  },
  answers: workLog.answers,
  room: workLog.room,
  queued: async () => all.map(({ id }) => id),
  findCommand,
  findCollection,
  inside: async () => {
    const { held = [] } = await navigator.locks.query();
    return JSON.stringify({
      work: pending.slice(0, 2),
      faults: faults.slice(-20),
      locks: held.map(({ name, clientId }) => `${name} ${clientId}`),
      connected: await firstValueFrom(counterfoil.connection$),
      written: await describe(waitForPendingWrites(firestore()), () => 'written'),
      cache: await describe(getDocFromCache(doc(firestore(), 'nowhere/nothing')), () => 'read'),
      databases: await describe(databases(), (found) => found),
    });
  },
  keptWork: workLog.kept,
  unkept: async () => workLog.unkept(),
  written: () => waitForPendingWrites(firestore()),
  setDocument: (path, fields) => {
    const at = now();
    void setDoc(doc(firestore(), path), { ...fields, createdAt: serverTimestamp(), updatedAt: serverTimestamp() });
    return at;
  },
  rejected: () => rejected,
  refusals: async () => {
    const refusals = await firstValueFrom(counterfoil.refusals$);
    return refusals.map(({ id, rejection, followers, ...rest }) => ({
      id,
      code: rejection.code,
      message: rejection.message,
      followers: followers.map((one) => one.id),
      isShown: rest.shown !== undefined,
      ...('record' in rest ? { record: `${rest.record.kind}/${rest.record.id}` } : {}),
    }));
  },
  acknowledge: (ids) => counterfoil.acknowledge(...ids),
  updates: () => updates,
  setPreferences: (preferences) => counterfoil.me().setPreferences(preferences),
  signOut: async (force) => (await counterfoil.signOut({ force })).map(({ id }) => id),
  now,
} satisfies DeviceApi;
