import { deleteDoc, deleteField, doc, getDoc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore';
import { describe, test } from 'vitest';
import { newsKinds } from '../../domain/src/notifications/staff/news-kind.ts';
import { newId } from '../kit/new-id.ts';
import { allowAndDeny, denyThenAllow, everyoneBut, type Fields, openStage, stamps, without } from '../kit/rules.ts';

const stage = await openStage('staff-preferences');

const newPath = () => `endUsers/${stage.uid('staff')}/staffPreferences/${newId('salon')}`;

const written = async (): Promise<string> => {
  const path = newPath();
  await stage.put({ [path]: { digest: 'daily', createdAt: new Date(0), updatedAt: new Date(0) } });
  return path;
};

const choice = { inbox: true, push: false, email: true };

const goodFields: [name: string, fields: Fields][] = [
  ['nothing but its stamps', {}],
  ['every choice of every kind', { kinds: Object.fromEntries(newsKinds.map((kind) => [kind, choice])) }],
  ['an empty choice', { kinds: { booking: {} } }],
  ['e-mails at once', { digest: 'immediate' }],
  ['e-mails by the hour', { digest: 'hourly' }],
  ['the first hour', { digest: 'daily', digestHour: 0 }],
  ['the last hour', { digestHour: 23 }],
];

const badFields: [name: string, fields: Fields][] = [
  ['an unknown key', { role: 'owner' }],
  ['an unknown kind', { kinds: { everything: choice } }],
  ['a list of kinds', { kinds: ['booking'] }],
  ['null for kinds', { kinds: null }],
  ...newsKinds.map((kind): [string, Fields] => [`an unknown channel of ${kind}`, { kinds: { [kind]: { sms: true } } }]),
  ['text for a choice', { kinds: { booking: 'no' } }],
  ['text for the inbox', { kinds: { booking: { inbox: 'no' } } }],
  ['a number for push', { kinds: { booking: { push: 1 } } }],
  ['null for e-mail', { kinds: { booking: { email: null } } }],
  ['an unknown interval', { digest: 'weekly' }],
  ['true for an interval', { digest: true }],
  ['hour 24', { digestHour: 24 }],
  ['hour -1', { digestHour: -1 }],
  ['half an hour', { digestHour: 7.5 }],
  ['text for an hour', { digestHour: '7' }],
];

describe('rules for the wishes of a member', () => {
  test.each(goodFields)('allow their member only to write them with %s', async (_, fields) => {
    const data = { ...fields, ...stamps() };
    const [path, later] = [newPath(), await written()];
    await allowAndDeny(
      setDoc(doc(stage.as('staff'), path), data),
      ...everyoneBut('staff').map((person) => setDoc(doc(stage.as(person), newPath()), data)),
    );
    await allowAndDeny(
      setDoc(doc(stage.as('staff'), later), data),
      setDoc(doc(stage.as('owner'), await written()), data),
    );
  });

  test.each(badFields)('reject a create or an update with %s', async (_, fields) => {
    const [path, later] = [newPath(), await written()];
    const good = { digest: 'hourly', ...stamps() };
    await denyThenAllow(
      () => setDoc(doc(stage.as('staff'), path), { ...good, ...fields }),
      () => setDoc(doc(stage.as('staff'), path), good),
    );
    await denyThenAllow(
      () => updateDoc(doc(stage.as('staff'), later), { ...fields, updatedAt: serverTimestamp() }),
      () => updateDoc(doc(stage.as('staff'), later), { digest: deleteField(), updatedAt: serverTimestamp() }),
    );
  });

  test.each(['createdAt', 'updatedAt'])('reject a create without %s, and with one of the device', async (key) => {
    const mine = doc(stage.as('staff'), newPath());
    const good = { digest: 'hourly', ...stamps() };
    for (const bad of [without(good, key), { ...good, [key]: new Date() }]) {
      await denyThenAllow(
        () => setDoc(mine, bad),
        async () => {
          await setDoc(mine, good);
          await deleteDoc(mine);
        },
      );
    }
  });

  test('allow their member only to read and delete them', async () => {
    const path = await written();
    await allowAndDeny(
      getDoc(doc(stage.as('staff'), path)),
      ...everyoneBut('staff').map((person) => getDoc(doc(stage.as(person), path))),
      ...everyoneBut('staff').map((person) => deleteDoc(doc(stage.as(person), path))),
    );
    await allowAndDeny(
      deleteDoc(doc(stage.as('staff'), path)),
      setDoc(doc(stage.as('staff'), `endUsers/${stage.uid('staff')}/staffPreferences/no id`), stamps()),
    );
  });
});
