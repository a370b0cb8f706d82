import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from 'firebase/auth';
import {
  collection,
  collectionGroup,
  connectFirestoreEmulator,
  doc,
  initializeFirestore,
  limit,
  onSnapshot,
  orderBy,
  persistentLocalCache,
  persistentMultipleTabManager,
  type Query,
  query,
  type WhereFilterOp,
  where,
} from 'firebase/firestore';
import type { Listened, ListenedQuery, Reads } from '../listened.ts';

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

/** The values that lists of a desk ask for are times and texts. */
const comparedWith = ({ timestampValue, ...other }: Readonly<Record<string, unknown>>): unknown =>
  timestampValue === undefined ? Object.values(other)[0] : new Date(String(timestampValue));

const operators: Readonly<Record<string, WhereFilterOp>> = {
  EQUAL: '==',
  GREATER_THAN_OR_EQUAL: '>=',
  LESS_THAN: '<',
  IN: 'in',
};

const queryOf = ({ collection: path, isGroup, where: filters, orderBy: order, limit: most }: ListenedQuery): Query =>
  query(
    isGroup ? collectionGroup(firestore, path) : collection(firestore, path),
    ...filters.map(([field, op, value]) => where(field, operators[op] ?? '==', comparedWith(value))),
    ...order.map(([field, direction]) => orderBy(field, direction === 'DESCENDING' ? 'desc' : 'asc')),
    ...(most === undefined ? [] : [limit(most)]),
  );

const listen = (listened: Listened, heard: (path: string) => void): void => {
  if ('document' in listened) {
    const { document: path } = listened;
    onSnapshot(doc(firestore, path), (one) => {
      show(path, one.data());
      heard(path);
    });
  } else {
    onSnapshot(queryOf(listened), (snapshot) => {
      for (const { doc: changed } of snapshot.docChanges()) show(changed.ref.path, changed.data());
      heard(listened.collection);
    });
  }
};

const read = ({ first, next }: Reads): void => {
  const came = open(first.length + (next?.reads.length ?? 0));
  let isWaiting = true;
  const start = (all: readonly Listened[]): void => {
    for (const listened of all) {
      let isFirst = true;
      listen(listened, (path) => {
        if (isFirst) came();
        isFirst = false;
        if (path !== next?.after || !isWaiting) return;
        isWaiting = false;
        start(next.reads);
      });
    }
  };
  start(first);
};

const asked = new URLSearchParams(location.search).get('reads');
await auth.authStateReady();
if (auth.currentUser && asked) read(JSON.parse(asked));
