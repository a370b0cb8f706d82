import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertFails, assertSucceeds, initializeTestEnvironment } from '@firebase/rules-unit-testing';
import {
  collection,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  limit,
  query,
  serverTimestamp,
  setDoc,
  setLogLevel,
  updateDoc,
  writeBatch,
} from 'firebase/firestore';
import { afterAll } from 'vitest';
import { salonProfile } from '../../domain/test-kit/fixtures/salon.ts';
import { root } from '../../scripts/root.ts';
import { deleteRecord } from './delete-record.ts';
import { emulators } from './emulators.ts';
import { newId } from './new-id.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Active members of a provider, by role. */
export const roles = ['owner', 'manager', 'staff', 'kitchen'] as const;

/**
 * Everybody who may try. `removed` was an owner once, `neighbour` owns another provider, and a stranger has only signed
 * in.
 */
export const people = [...roles, 'removed', 'neighbour', 'guest', 'otherGuest', 'stranger', 'signedOut'] as const;

export type Person = (typeof people)[number];

export const everyoneBut = (...some: readonly Person[]): Person[] => people.filter((person) => !some.includes(person));

/** The fields that functions stamp on a document. */
export const stored = { version: 1, lastCommandId: 'c', createdAt: new Date(0), updatedAt: new Date(0) };

const membershipOf = (person: Person): Fields => ({
  role: roles.find((role) => role === person) ?? 'owner',
  active: person !== 'removed',
  ...stored,
});

/** The stamps that a device must put on a document it writes: the server's time. */
export const stamps = () => ({ createdAt: serverTimestamp(), updatedAt: serverTimestamp() });

// The SDK would log each refusal, and these tests cause many.
setLogLevel('silent');

// `npm run test:rules-mutants` runs these tests with other rules, side by side in one emulator.
const { RULES_FILE: rulesFile = join(root, 'firestore.rules'), RULES_PROJECTS: projects = 'demo-rules' } = process.env;

/**
 * Creates a database for the test file under `firestore.rules`, and people to access it.
 *
 * @param edit makes a change to the rules that operators may make
 */
export const openStage = async (name: string, edit = (rules: string): string => rules) => {
  const [host = '', port] = emulators.firestore.split(':');
  const projectId = `${projects}-${name}`;
  const environment = await initializeTestEnvironment({
    // Functions listen to another project, so nothing reacts to these writes.
    projectId,
    firestore: { host, port: Number(port), rules: edit(await readFile(rulesFile, 'utf8')) },
  });
  afterAll(() => environment.cleanup());

  const uids = Object.fromEntries(people.map((person) => [person, newId(person)]));
  const uid = (person: Person): string => uids[person] ?? '';
  const databases = new Map<Person, Firestore>();

  /** The database as a person's device sees it. */
  const as = (person: Person): Firestore => {
    const known = databases.get(person);
    if (known) return known;
    const context =
      person === 'signedOut' ? environment.unauthenticatedContext() : environment.authenticatedContext(uid(person));
    // The context has the older interface; its object works with the modular functions too.
    const database = context.firestore() as unknown as Firestore;
    databases.set(person, database);
    return database;
  };

  /** A person without any membership, by their way to sign in. */
  const newcomer = (
    provider: 'custom' | 'anonymous' = 'custom',
    claims: { email?: string; email_verified?: boolean; platform?: unknown; operator?: unknown; system?: true } = {},
  ): { uid: string; database: Firestore } => {
    const uid = newId('newcomer');
    const context = environment.authenticatedContext(uid, { ...claims, firebase: { sign_in_provider: provider } });
    return { uid, database: context.firestore() as unknown as Firestore };
  };

  /** The stamps of a record that this person adds: the server's time, and the author. */
  const added = (person: Person): Fields => ({ ...stamps(), updatedBy: uid(person) });

  /** The stamps of a record that this person changes. */
  const changed = (person: Person): Fields => ({ updatedAt: serverTimestamp(), updatedBy: uid(person) });

  /** Deletes a record, with the trace that names the person. */
  const remove = (person: Person, path: string, trace: Fields = {}): Promise<void> =>
    deleteRecord(as(person), { path, uid: uid(person), trace });

  /** Writes documents by path, past the rules. */
  const put = (documents: Readonly<Record<string, Fields>>): Promise<void> =>
    environment.withSecurityRulesDisabled(async (context) => {
      const database = context.firestore() as unknown as Firestore;
      const batch = writeBatch(database);
      for (const [path, data] of Object.entries(documents)) batch.set(doc(database, path), data);
      await batch.commit();
    });

  /** Creates a provider with its members: ours has one of each role and one removed, the neighbour's only its owner. */
  const openProvider = async (whose: 'ours' | 'neighbours' = 'ours'): Promise<string> => {
    const provider = `serviceProviders/${newId('salon')}`;
    const staffing: Person[] = whose === 'ours' ? [...roles, 'removed'] : ['neighbour'];
    const members = staffing.map((person) => [`${provider}/members/${uid(person)}`, membershipOf(person)]);
    await put({
      [provider]: {
        ...salonProfile,
        name: 'Salon Test',
        ownerId: uid(whose === 'ours' ? 'owner' : 'neighbour'),
        settings: {},
        openingHours: {},
        ...stored,
      },
      ...Object.fromEntries(members),
    });
    return provider;
  };

  return { projectId, uid, as, newcomer, added, changed, remove, put, openProvider };
};

/** Awaits all: the rules must allow the first and deny the others. */
export const allowAndDeny = async (allowed: Promise<unknown>, ...denied: Promise<unknown>[]): Promise<void> => {
  await Promise.all([assertSucceeds(allowed), ...denied.map((attempt) => assertFails(attempt))]);
};

/** In sequence, for attempts on the same document: the denied attempt comes first and leaves nothing behind. */
export const denyThenAllow = async (denied: () => Promise<unknown>, allowed: () => Promise<unknown>): Promise<void> => {
  await assertFails(denied());
  await assertSucceeds(allowed());
};

export const read = (database: Firestore, path: string) => getDoc(doc(database, path));

/** Lists the collection of a path. */
export const list = (database: Firestore, path: string) =>
  getDocs(query(collection(database, path.slice(0, path.lastIndexOf('/'))), limit(10)));

export const everyRead = (database: Firestore, path: string): Promise<unknown>[] => [
  read(database, path),
  list(database, path),
];

/** Every way to change a document, or one beside it. */
export const everyWrite = (database: Firestore, path: string, data: Fields): Promise<void>[] => [
  setDoc(doc(database, `${path}-2`), data),
  setDoc(doc(database, path), data),
  updateDoc(doc(database, path), { status: 'completed', updatedAt: serverTimestamp() }),
  deleteDoc(doc(database, path)),
];

export const without = (data: Fields, key: string): Fields =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key));
