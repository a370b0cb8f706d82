import {
  collectionGroup,
  doc,
  type Firestore,
  getDocs,
  limit,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
} from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { deleteRecord } from '../kit/delete-record.ts';
import { newId } from '../kit/new-id.ts';
import { presence } from '../kit/presence.ts';
import { queuedCommand } from '../kit/queued-command.ts';
import { allowAndDeny, everyRead, everyWrite, list, openStage, read, roles, stamps } from '../kit/rules.ts';
import { allTenantDocuments, sampleAt, tenantPaths } from '../kit/tenant-paths.ts';

const stage = await openStage('tenant-borders');

let ours: string;
let theirs: string;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([stage.openProvider(), stage.openProvider('neighbours')]);
  await stage.put({ ...allTenantDocuments(ours), ...allTenantDocuments(theirs) });
});

describe.each(tenantPaths)('rules for $path of another provider', ({ path, data, readers, unlisted }) => {
  const isPublic = readers.includes('stranger');

  test.each(roles)('reject reads and writes by our %s', async (role) => {
    const database = stage.as(role);
    await allowAndDeny(
      read(database, `${ours}/members/${stage.uid(role)}`),
      ...(isPublic ? [] : everyRead(database, `${theirs}/${path}`)),
      ...everyWrite(database, `${theirs}/${path}`, { ...data, ...stage.added(role) }),
    );
  });

  test('reject a collection group query over all providers', async () => {
    const everywhere = collectionGroup(stage.as('owner'), path.split('/').at(-2) ?? '');
    const atHome = unlisted ? read : list;
    await allowAndDeny(atHome(stage.as('owner'), `${ours}/${path}`), getDocs(query(everywhere, limit(1))));
  });
});

/** Records that a manager's device writes, without an author. */
const recordPaths = tenantPaths.flatMap(({ path, byDevice, authored }) => (byDevice && !authored ? [path] : []));

const deeds: [name: string, deed: (database: Firestore, provider: string, uid: string) => Promise<void>][] = [
  [
    'change the profile',
    (database, provider, updatedBy) =>
      updateDoc(doc(database, provider), { name: 'X', updatedAt: serverTimestamp(), updatedBy }),
  ],
  ...recordPaths.map((path): (typeof deeds)[number] => [
    `add one like ${path}`,
    // A sibling document. A document with a fixed id gets a sibling of its parent record instead.
    (database, provider, updatedBy) =>
      setDoc(doc(database, `${provider}/${path.replace(/^[^/]+\/[^/]+/, '$&-2')}`), {
        ...sampleAt(path),
        ...stamps(),
        updatedBy,
      }),
  ]),
  [
    'delete a record',
    async (database, provider, uid) => {
      const path = `${provider}/plans/${newId('plan')}`;
      await stage.put({ [path]: sampleAt('plans/club') });
      await deleteRecord(database, { path, uid });
    },
  ],
  [
    'queue a command',
    (database, provider, uid) => {
      const ref = doc(database, `${provider}/commands/${newId('command')}`);
      return setDoc(ref, queuedCommand(ref.id, uid, provider.slice(provider.indexOf('/') + 1)));
    },
  ],
  [
    'write a heartbeat',
    (database, provider, user) =>
      setDoc(doc(database, `${provider}/devices/${newId('device')}`), { ...presence(), user, ...stamps() }),
  ],
];

describe.each(['owner', 'manager'] as const)(
  'the rules allow %s to act at the own provider, and reject the same at another provider:',
  (person) => {
    test.each(deeds)('%s', async (_, deed) => {
      const [database, uid] = [stage.as(person), stage.uid(person)];
      await allowAndDeny(deed(database, await stage.openProvider(), uid), deed(database, theirs, uid));
    });
  },
);
