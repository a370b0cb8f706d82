import { deleteDoc, doc, getDoc, setDoc, updateDoc } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { newId } from '../kit/new-id.ts';
import { queuedCommand } from '../kit/queued-command.ts';
import { allowAndDeny, denyThenAllow, type Fields, openStage, type Person, people, without } from '../kit/rules.ts';

const stage = await openStage('queued-commands');

let provider: string;

beforeAll(async () => {
  provider = await stage.openProvider();
});

const houseId = (): string => provider.slice(provider.indexOf('/') + 1);

const commandOf = (person: Person, id: string): Fields => queuedCommand(id, stage.uid(person), houseId());

const inboxes = [
  { name: "a guest's", folder: () => `endUsers/${stage.uid('guest')}`, author: 'guest' },
  { name: "a provider's", folder: () => provider, author: 'staff' },
] as const;

const badFields: [name: string, fields: Fields][] = [
  ['the id of another document', { id: 'another' }],
  ['a number for its id', { id: 7 }],
  ['the status applied', { status: 'applied' }],
  ['the status rejected', { status: 'rejected' }],
  ['another author', { createdBy: 'somebody' }],
  ['an unknown key', { urgent: true }],
  ['an outcome', { version: 1 }],
  ['a number for a type', { type: 7 }],
  ['an empty type', { type: '' }],
  ['a type of 101 characters', { type: 'x'.repeat(101) }],
  ['a number for a provider', { providerId: 7 }],
  ['a path for a provider', { providerId: 'a/b' }],
  ['text for a payload', { payload: '{}' }],
  ['a list for a payload', { payload: [] }],
  ['text for an expected version', { expectedVersion: '1' }],
  ['a negative expected version', { expectedVersion: -1 }],
  ['half an expected version', { expectedVersion: 1.5 }],
  ['null for an expected version', { expectedVersion: null }],
  ['a timestamp for issuedAt', { issuedAt: new Date() }],
  ['41 characters for issuedAt', { issuedAt: 'x'.repeat(41) }],
  ['a timestamp for expiresAt', { expiresAt: new Date() }],
  ['41 characters for expiresAt', { expiresAt: 'x'.repeat(41) }],
  ['an empty expiresAt', { expiresAt: '' }],
  ['null for expiresAt', { expiresAt: null }],
  ['a number for a device', { deviceId: 7 }],
  ['an invalid device id', { deviceId: 'my phone' }],
  ['a number for the preceding command', { after: 7 }],
  ['a path for the preceding command', { after: 'a/b' }],
  ["createdAt from the device's clock", { createdAt: new Date() }],
  ['text for createdAt', { createdAt: '2030-01-01T09:00:00.000Z' }],
];

const goodFields: [name: string, fields: Fields][] = [
  ['only the required fields', {}],
  ['an expected version', { expectedVersion: 0 }],
  ['an expiry', { expiresAt: '2030-01-01T10:00:00.000+01:00' }],
  ['a device', { deviceId: 'phone_1' }],
  ['the preceding command', { after: 'command-1' }],
];

const needed = ['id', 'type', 'providerId', 'payload', 'issuedAt', 'status', 'createdBy', 'createdAt'];

describe.each(inboxes)('rules for $name commands', ({ folder, author }) => {
  const slot = (id = newId('command'), person: Person = author) => doc(stage.as(person), `${folder()}/commands/${id}`);

  const denyThenLeave = async (fields: (good: Fields) => Fields): Promise<void> => {
    const ref = slot();
    const good = commandOf(author, ref.id);
    await denyThenAllow(
      () => setDoc(ref, fields(good)),
      () => setDoc(ref, good),
    );
  };

  test.each(goodFields)('allow one with %s, when signed in only', async (_, fields) => {
    const [ref, other] = [slot(), slot(undefined, 'signedOut')];
    await allowAndDeny(
      setDoc(ref, { ...commandOf(author, ref.id), ...fields }),
      setDoc(other, { ...commandOf(author, other.id), ...fields }),
    );
  });

  test.each(badFields)('reject one with %s', (_, fields) => denyThenLeave((good) => ({ ...good, ...fields })));

  test.each(needed)('reject one without %s', (key) => denyThenLeave((good) => without(good, key)));

  test.each(['my.command', 'two words', 'x'.repeat(129)])('reject one with the invalid id %s', async (id) => {
    const [ref, good] = [slot(id), slot()];
    await allowAndDeny(setDoc(good, commandOf(author, good.id)), setDoc(ref, commandOf(author, id)));
  });

  test.each(people)('reject updates and deletes by %s', async (person) => {
    const left = slot();
    await setDoc(left, commandOf(author, left.id));
    const again = slot(left.id, person);
    await allowAndDeny(
      getDoc(left),
      setDoc(again, commandOf(person, left.id)),
      updateDoc(again, { status: 'applied' }),
      updateDoc(again, { payload: {} }),
      deleteDoc(again),
    );
  });
});

test('rules for the queue allow an anonymous user to queue in their own name', async () => {
  const { uid, database } = stage.newcomer('anonymous');
  const put = (id: string, author: string) =>
    setDoc(doc(database, `endUsers/${uid}/commands/${id}`), queuedCommand(id, author, houseId()));
  await denyThenAllow(
    () => put(newId('c'), 'somebody'),
    () => put(newId('c'), uid),
  );
});

test('rules for the queue shut anonymous people out where the operator says so, and nobody else', async () => {
  const strict = await openStage('queued-commands-strict', (rules) =>
    rules.replace(/(function anonymousMayQueue\(\) \{\s*return )true/, '$1false'),
  );
  const put = ({ uid, database }: ReturnType<typeof strict.newcomer>) => {
    const id = newId('c');
    return setDoc(doc(database, `endUsers/${uid}/commands/${id}`), queuedCommand(id, uid, houseId()));
  };
  await allowAndDeny(put(strict.newcomer()), put(strict.newcomer('anonymous')));
});
