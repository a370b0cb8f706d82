import { deleteDoc, doc, getDoc, setDoc, updateDoc } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { allowAndDeny, denyThenAllow, everyRead, everyWrite, list, openStage, people, read } from '../kit/rules.ts';
import { allTenantDocuments, tenantPaths } from '../kit/tenant-paths.ts';

const stage = await openStage('tenant-readers');

let provider: string;

beforeAll(async () => {
  provider = await stage.openProvider();
  await stage.put(allTenantDocuments(provider));
});

describe.each(tenantPaths)('rules for $path of a provider', ({ path, readers, unlisted }) => {
  const at = () => `${provider}/${path}`;
  const reading = unlisted ? 'reads' : 'reads and lists';

  test.each(people.filter((person) => readers.includes(person)))(`allow ${reading} by %s`, async (person) => {
    const reads = unlisted ? read(stage.as(person), at()) : Promise.all(everyRead(stage.as(person), at()));
    const lists = unlisted ? [list(stage.as(person), at())] : [];
    await allowAndDeny(reads, ...lists, ...everyRead(stage.as('signedOut'), at()));
  });

  test.each(people.filter((person) => !readers.includes(person)))('reject reads and lists by %s', async (person) => {
    await allowAndDeny(getDoc(doc(stage.as('owner'), at())), ...everyRead(stage.as(person), at()));
  });
});

// The tests of services, plans and commands cover the writes of the other paths.
describe.each(tenantPaths.filter(({ byDevice }) => !byDevice))('rules for $path of a provider', ({ path, data }) => {
  test.each(people)('reject writes by %s', async (person) => {
    const at = `${provider}/${path}`;
    await allowAndDeny(getDoc(doc(stage.as('owner'), at)), ...everyWrite(stage.as(person), at, data));
  });
});

describe('rules for membership', () => {
  test('end the access at once when the membership ends', async () => {
    const home = await stage.openProvider();
    await stage.put(allTenantDocuments(home));
    const mine = `${home}/members/${stage.uid('staff')}`;
    const references = () => Promise.all(everyRead(stage.as('staff'), `${home}/pendingReservations/r`));
    await references();
    await stage.put({ [mine]: { role: 'staff', active: false } });
    await denyThenAllow(references, () => getDoc(doc(stage.as('owner'), mine)));
    await stage.put({ [mine]: { role: 'staff', active: true } });
    await references();
  });

  test('allow an unknown role to read the list of members only', async () => {
    const home = await stage.openProvider();
    await stage.put({
      ...allTenantDocuments(home),
      [`${home}/members/${stage.uid('staff')}`]: { role: 'admin', active: true },
    });
    await allowAndDeny(
      getDoc(doc(stage.as('staff'), `${home}/members/somebody`)),
      ...everyRead(stage.as('staff'), `${home}/pendingReservations/r`),
    );
  });

  test('require that active is true, not merely set', async () => {
    const home = await stage.openProvider();
    const mine = `${home}/members/${stage.uid('manager')}`;
    await stage.put({ ...allTenantDocuments(home), [mine]: { role: 'manager', active: 'true' } });
    await allowAndDeny(getDoc(doc(stage.as('owner'), mine)), ...everyRead(stage.as('manager'), `${home}/events/c_0`));
  });

  const attempts: [name: string, attempt: (mine: string, uid: string) => Promise<void>][] = [
    ['an owner changes the own role', (mine) => updateDoc(doc(stage.as('owner'), mine), { role: 'manager' })],
    ['an owner leaves', (mine) => deleteDoc(doc(stage.as('owner'), mine))],
    [
      'a manager becomes an owner',
      (mine) =>
        updateDoc(doc(stage.as('manager'), mine.replace(stage.uid('owner'), stage.uid('manager'))), { role: 'owner' }),
    ],
    [
      'a removed member returns',
      (mine) =>
        updateDoc(doc(stage.as('removed'), mine.replace(stage.uid('owner'), stage.uid('removed'))), { active: true }),
    ],
    [
      'a stranger joins',
      (mine) =>
        setDoc(doc(stage.as('stranger'), mine.replace(stage.uid('owner'), stage.uid('stranger'))), {
          role: 'owner',
          active: true,
        }),
    ],
  ];

  test.each(attempts)('reject direct writes: %s', async (_, attempt) => {
    const mine = `${await stage.openProvider()}/members/${stage.uid('owner')}`;
    await allowAndDeny(getDoc(doc(stage.as('owner'), mine)), attempt(mine, stage.uid('owner')));
  });
});
