import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import {
  collection,
  connectFirestoreEmulator,
  doc,
  initializeFirestore,
  limit,
  onSnapshot,
  orderBy,
  persistentLocalCache,
  persistentMultipleTabManager,
  query,
  where,
} from 'firebase/firestore';

/** The documents of a screen: single ones, whole collections, and the bookings of a span in the references. */
export interface BareReads {
  readonly documents: readonly string[];
  readonly collections: readonly string[];
  readonly references: readonly string[];
  /** Milliseconds since 1970. */
  readonly span: readonly [from: number, to: number];
}

declare global {
  var bareSignIn: (email: string, password: string) => Promise<unknown>;
}

const app = initializeApp(globalThis.firebaseConfig);
const firestore = initializeFirestore(app, {
  localCache: persistentLocalCache({ tabManager: persistentMultipleTabManager() }),
});
const auth = getAuth(app);
const [host = '', port] = (globalThis.firebaseEmulators?.firestore.hostAndPort ?? '').split(':');
connectFirestoreEmulator(firestore, host, Number(port));
connectAuthEmulator(auth, `http://${globalThis.firebaseEmulators?.auth.hostAndPort}`, { disableWarnings: true });
globalThis.bareSignIn = (email, password) => signInWithEmailAndPassword(auth, email, password);

/** The bound of every list of the app. The emulator answers a bounded query in another way than one without. */
const most = 10_000;

/** One line for each document, as plain as a list can be. Rows that did not change stay. */
const lines = new Map<string, HTMLLIElement>();
const list = document.createElement('ul');
document.body.append(list);
const show = (id: string, fields: object | undefined): void => {
  const line = lines.get(id) ?? list.appendChild(document.createElement('li'));
  lines.set(id, line);
  line.textContent = JSON.stringify(fields ?? null);
};

const open = (count: number) => {
  let missing = count;
  return () => {
    missing -= 1;
    if (missing === 0) document.body.append(Object.assign(document.createElement('p'), { id: 'complete' }));
  };
};

const read = ({ documents, collections, references, span }: BareReads): void => {
  const came = open(documents.length + collections.length + references.length);
  const once = () => {
    let isFirst = true;
    return () => {
      if (isFirst) came();
      isFirst = false;
    };
  };
  for (const path of documents) {
    const first = once();
    onSnapshot(doc(firestore, path), (one) => {
      show(path, one.data());
      first();
    });
  }
  const [from, to] = span.map((ms) => new Date(ms));
  const lists = [
    ...collections.map((path) => query(collection(firestore, path), limit(most))),
    ...references.map((path) =>
      query(
        collection(firestore, path),
        where('startTime', '>=', from),
        where('startTime', '<', to),
        orderBy('startTime'),
        limit(most),
      ),
    ),
  ];
  for (const one of lists) {
    const first = once();
    onSnapshot(one, (snapshot) => {
      for (const { doc: changed } of snapshot.docChanges()) show(changed.ref.path, changed.data());
      first();
    });
  }
};

const asked = new URLSearchParams(location.search).get('reads');
await auth.authStateReady();
if (auth.currentUser && asked) read(JSON.parse(asked));
