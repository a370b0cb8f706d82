import type { FirebaseApp } from 'firebase/app';
import type { User } from 'firebase/auth';
import type { Firestore } from 'firebase/firestore';
import { BehaviorSubject, filter, firstValueFrom, map, NEVER, Subject } from 'rxjs';
import type { Connection, SignedIn } from '../connection/connection.ts';
import { createConnectivity } from '../connection/connectivity.ts';
import { createNetwork } from '../connection/network.ts';
import type { ServerClock } from '../connection/server-clock.ts';
import type { Transport } from '../connection/transport.ts';
import type { FakeServer } from './fake-server.ts';
import { type FakeUser, fakeUser } from './fake-user.ts';

/** A connection to a server in memory, and the switches of a test. */
export interface FakeConnection extends Connection {
  setUser(user: FakeUser | undefined): void;
  setOnline(isOnline: boolean): void;
  whenOnline(): Promise<unknown>;
}

/** The network and the user of a transport. */
export interface FakeDevice {
  whenOnline(): Promise<unknown>;
  user(): User | null;
}

const app: FirebaseApp = { name: 'fake', options: { projectId: 'fake' }, automaticDataCollectionEnabled: false };

/** Stands for the SDK's instance. The SDK refuses it, so nothing can reach a network. */
const firestore: Firestore = { type: 'firestore', app, toJSON: () => ({}) };

const authOf = (current: BehaviorSubject<User | null>): SignedIn => ({
  get currentUser() {
    return current.value;
  },
  onAuthStateChanged: (next) => {
    const subscription = current.subscribe((user) => (typeof next === 'function' ? next(user) : next.next(user)));
    return () => subscription.unsubscribe();
  },
  signOut: async () => current.next(null),
});

/** A device that knows the server's time exactly. */
const clockOf = (server: FakeServer): ServerClock => ({
  get observed() {
    return { serverTime: server.now().getTime(), at: performance.now() };
  },
  get latest() {
    return server.now().getTime();
  },
  get aheadMs() {
    return server.now().getTime() - Date.now();
  },
});

export const createFakeConnection = (
  server: FakeServer,
  user: FakeUser | undefined,
  transport: (device: FakeDevice) => Transport,
): FakeConnection => {
  const current = new BehaviorSubject<User | null>(user ? fakeUser(user) : null);
  const uid$ = new BehaviorSubject(user?.uid);
  const users = current.subscribe((next) => uid$.next(next?.uid));
  const firestore$ = new BehaviorSubject<Firestore | undefined>(firestore);
  const online$ = new BehaviorSubject(true);
  const network = createNetwork(online$);
  const user$ = current.pipe(map((one) => one));
  const auth = authOf(current);
  const whenOnline = () => firstValueFrom(online$.pipe(filter(Boolean)));
  return {
    auth,
    functions: { app, region: 'fake', customDomain: null },
    firestore$,
    firestore: () => firestore,
    whenFirestore: async () => firestore,
    uid$,
    user$,
    connectivity: createConnectivity(user$, network),
    network,
    clock: clockOf(server),
    streams: new Map(),
    refresh$: new Subject(),
    diagnostics$: NEVER,
    transport: transport({ whenOnline, user: () => current.value }),
    report: () => {},
    renew: async () => {},
    close: () => {
      users.unsubscribe();
      firestore$.next(undefined);
    },
    setUser: (next) => current.next(next ? fakeUser(next) : null),
    setOnline: (isOnline) => online$.next(isOnline),
    whenOnline,
  };
};
