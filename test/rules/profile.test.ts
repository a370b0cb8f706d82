import {
  collection,
  deleteDoc,
  deleteField,
  doc,
  getDoc,
  getDocs,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
} from 'firebase/firestore';
import { describe, test } from 'vitest';
import { badNames, goodNames } from '../kit/bad-fields.ts';
import { allowAndDeny, denyThenAllow, everyoneBut, type Fields, openStage, stamps, without } from '../kit/rules.ts';

const stage = await openStage('profile');

const profile = {
  displayName: 'Ada',
  email: 'ada@example.com',
  locale: 'en-GB',
  notificationPreferences: { push: true },
};

/** Opens the database as a person who has a profile. */
const settled = async () => {
  const { uid, database } = stage.newcomer();
  await stage.put({ [`endUsers/${uid}`]: { ...profile, createdAt: new Date(0), updatedAt: new Date(0) } });
  return doc(database, `endUsers/${uid}`);
};

const unsettled = () => {
  const { uid, database } = stage.newcomer();
  return doc(database, `endUsers/${uid}`);
};

const everyPreference = {
  push: false,
  email: true,
  reminders: false,
  quietHours: { from: '22:00', to: '07:30' },
  timeZone: 'Africa/Cairo',
};

const badPreferences: [name: string, wishes: Fields][] = [
  ['an unknown preference', { sms: true }],
  ['text for a preference', { push: 'yes' }],
  ['a number for a preference', { email: 1 }],
  ['null for a preference', { reminders: null }],
  ['text for quiet hours', { quietHours: '22:00-07:00' }],
  ['quiet hours without an end', { quietHours: { from: '22:00' } }],
  ['quiet hours without a beginning', { quietHours: { to: '07:00' } }],
  ['quiet hours of more than two times', { quietHours: { from: '22:00', to: '07:00', on: 'mon' } }],
  ['quiet hours from 24:00', { quietHours: { from: '24:00', to: '07:00' } }],
  ['quiet hours until 7:00', { quietHours: { from: '22:00', to: '7:00' } }],
  ['quiet hours in numbers', { quietHours: { from: 22, to: 7 } }],
  ['a number for a zone', { timeZone: 2 }],
  ['an offset for a zone', { timeZone: '+02:00' }],
  ['a zone of 65 characters', { timeZone: 'x'.repeat(65) }],
];

const badFields: [name: string, fields: Fields][] = [
  ['an unknown key', { role: 'admin' }],
  ...badNames('displayName'),
  ['a list for an e-mail', { email: ['ada@example.com'] }],
  ['an e-mail of 255 characters', { email: `${'x'.repeat(243)}@example.com` }],
  ['two e-mails', { email: 'a@x.org, b@y.org' }],
  ['an e-mail with a name', { email: 'Ada <ada@example.com>' }],
  ['an e-mail with a line break', { email: 'ada@example.com\nBcc:b@y.org' }],
  ['an e-mail without a domain', { email: 'ada' }],
  ['a number for a phone', { phone: 123456 }],
  ['words for a phone', { phone: 'call me' }],
  ['a phone of 41 characters', { phone: `+${'1'.repeat(40)}` }],
  ['a list for consents', { consents: ['terms'] }],
  ['a consent to an unknown text', { consents: { marketing: { version: '1', at: serverTimestamp() } } }],
  ['a consent without a version', { consents: { terms: { at: serverTimestamp() } } }],
  ['a consent to version 1 as a number', { consents: { terms: { version: 1, at: serverTimestamp() } } }],
  ['a consent to an empty version', { consents: { terms: { version: ' ', at: serverTimestamp() } } }],
  [
    'a consent to a version of 41 characters',
    { consents: { terms: { version: 'x'.repeat(41), at: serverTimestamp() } } },
  ],
  ['a consent without its time', { consents: { terms: { version: '1' } } }],
  ['a consent at a time of the device', { consents: { privacy: { version: '1', at: new Date() } } }],
  ['a consent with more', { consents: { terms: { version: '1', at: serverTimestamp(), by: 'me' } } }],
  ['a map for a locale', { locale: { en: true } }],
  ['a locale of 36 characters', { locale: 'x'.repeat(36) }],
  ['a list for preferences', { notificationPreferences: ['push'] }],
  ['text for preferences', { notificationPreferences: 'push' }],
  ['null for preferences', { notificationPreferences: null }],
  ...badPreferences.map(([name, wishes]): [string, Fields] => [name, { notificationPreferences: wishes }]),
];

const goodFields: [name: string, fields: Fields][] = [
  ['nothing but its stamps', {}],
  ['all fields', profile],
  ['a name of 200 characters', { displayName: 'x'.repeat(200) }],
  ...goodNames('displayName'),
  ['an e-mail of 254 characters', { email: `${'x'.repeat(242)}@example.com` }],
  ['a phone', { phone: '+20 (0)2 123-4567' }],
  ['a phone of 40 characters', { phone: `+${'1'.repeat(39)}` }],
  ['a consent to the terms', { consents: { terms: { version: '2026-05', at: serverTimestamp() } } }],
  [
    'both consents',
    {
      consents: {
        terms: { version: '1', at: serverTimestamp() },
        privacy: { version: 'x'.repeat(40), at: serverTimestamp() },
      },
    },
  ],
  ['no consents', { consents: {} }],
  ['a locale of 35 characters', { locale: 'x'.repeat(35) }],
  ['empty preferences', { notificationPreferences: {} }],
  ['every preference', { notificationPreferences: everyPreference }],
  ['a zone of three parts', { notificationPreferences: { timeZone: 'America/Argentina/Buenos_Aires' } }],
];

describe('rules for a profile', () => {
  test.each(goodFields)('allow its person only to create it with %s', async (_, fields) => {
    const mine = unsettled();
    const others = doc(stage.as('stranger'), unsettled().path);
    const data = { ...fields, ...stamps() };
    await allowAndDeny(setDoc(mine, data), setDoc(others, data));
  });

  test.each(badFields)('reject a create with %s', async (_, fields) => {
    const mine = unsettled();
    const good = { ...profile, ...stamps() };
    await denyThenAllow(
      () => setDoc(mine, { ...good, ...fields }),
      () => setDoc(mine, good),
    );
  });

  test.each(goodFields)('allow its person only to change it to %s', async (_, fields) => {
    const mine = await settled();
    const others = doc(stage.as('stranger'), mine.path);
    const data = { ...fields, updatedAt: serverTimestamp() };
    await allowAndDeny(updateDoc(mine, data), updateDoc(others, data));
  });

  test.each(badFields)('reject a change to %s', async (_, fields) => {
    const mine = await settled();
    await denyThenAllow(
      () => updateDoc(mine, { ...fields, updatedAt: serverTimestamp() }),
      () => updateDoc(mine, { displayName: 'Grace', updatedAt: serverTimestamp() }),
    );
  });

  const badBirths: [name: string, data: Fields][] = [
    ['createdAt by the device', { ...profile, ...stamps(), createdAt: new Date() }],
    ['updatedAt by the device', { ...profile, ...stamps(), updatedAt: new Date() }],
    ['no createdAt', without({ ...profile, ...stamps() }, 'createdAt')],
    ['no updatedAt', without({ ...profile, ...stamps() }, 'updatedAt')],
  ];

  test.each(badBirths)('reject a create with %s', async (_, data) => {
    const mine = unsettled();
    await denyThenAllow(
      () => setDoc(mine, data),
      () => setDoc(mine, { ...profile, ...stamps() }),
    );
  });

  const badChanges: [name: string, change: Fields][] = [
    ['createdAt by the device', { ...stamps(), createdAt: new Date() }],
    ['createdAt removed', { createdAt: deleteField(), updatedAt: serverTimestamp() }],
    ['updatedAt by the device', { updatedAt: new Date() }],
    ['an unchanged updatedAt', {}],
    ['updatedAt removed', { updatedAt: deleteField() }],
  ];

  test.each(badChanges)('reject an update with %s', async (_, change) => {
    const mine = await settled();
    await denyThenAllow(
      () => updateDoc(mine, { displayName: 'Grace', ...change }),
      () => updateDoc(mine, { displayName: 'Grace', updatedAt: serverTimestamp() }),
    );
  });

  test('allow its person only to write it again as if it were new', async () => {
    const mine = await settled();
    const put = (ref: typeof mine) => setDoc(ref, { locale: 'it', ...stamps() }, { merge: true });
    await allowAndDeny(put(mine), put(doc(stage.as('stranger'), mine.path)));
  });

  test('keep an earlier consent as it is, let it be renewed and withdrawn', async () => {
    const mine = await settled();
    const put = (consents: Fields) => updateDoc(mine, { consents, updatedAt: serverTimestamp() });
    const earlier = { version: '1', at: Timestamp.fromDate(new Date(0)) };
    await stage.put({
      [mine.path]: { ...profile, consents: { terms: earlier }, createdAt: new Date(0), updatedAt: new Date(0) },
    });
    const privacy = { version: '1', at: serverTimestamp() };
    await denyThenAllow(
      () => put({ terms: { ...earlier, version: '2' }, privacy }),
      () => put({ terms: earlier, privacy }),
    );
    await denyThenAllow(
      () => put({ terms: { ...earlier, at: Timestamp.fromDate(new Date(1)) } }),
      () => put({ terms: { version: '2', at: serverTimestamp() } }),
    );
    await denyThenAllow(
      () => put({ privacy: earlier }),
      () => put({}),
    );
  });

  test('reject deletes, even by its person', async () => {
    const mine = await settled();
    await denyThenAllow(
      () => deleteDoc(mine),
      () => getDoc(mine),
    );
  });

  test('allow its person to read it before it exists', async () => {
    const mine = unsettled();
    await allowAndDeny(getDoc(mine), getDoc(doc(stage.as('stranger'), mine.path)));
  });
});

describe("rules for a guest's profile", () => {
  test.each(everyoneBut('guest'))('reject reads, writes and deletes by %s', async (person) => {
    await stage.openProvider();
    const path = `endUsers/${stage.uid('guest')}`;
    await stage.put({ [path]: { ...profile, createdAt: new Date(0), updatedAt: new Date(0) } });
    const theirs = doc(stage.as(person), path);
    await allowAndDeny(
      getDoc(doc(stage.as('guest'), path)),
      getDoc(theirs),
      updateDoc(theirs, { displayName: 'Grace', updatedAt: serverTimestamp() }),
      setDoc(theirs, { ...profile, ...stamps() }),
      deleteDoc(theirs),
    );
  });

  test('reject a list of all people', async () => {
    await allowAndDeny(
      getDoc(doc(stage.as('guest'), `endUsers/${stage.uid('guest')}`)),
      getDocs(collection(stage.as('guest'), 'endUsers')),
    );
  });
});
