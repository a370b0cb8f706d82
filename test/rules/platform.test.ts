import { collection, doc, getDoc, getDocs, query, setDoc, updateDoc, where } from 'firebase/firestore';
import { beforeAll, describe, test } from 'vitest';
import { salonServices } from '../../domain/test-kit/fixtures/salon.ts';
import { allowAndDeny, denyThenAllow, everyRead, everyWrite, openStage, people, stored } from '../kit/rules.ts';

const stage = await openStage('platform');

const figures = {
  'platform/summary': { totalConnections: 3, ...stored },
  'platform/summary/daily/2030-01-01': { day: '2030-01-01', ...stored },
  'platform/summary/providers/p': { providerId: 'p', ...stored },
  // No rule names it.
  'platform/healthProgress': stored,
};

beforeAll(() => stage.put(figures));

const inside = Object.entries(figures).filter(([path]) => path.startsWith('platform/summary/'));

describe('rules for the platform', () => {
  test.each(['platform', 'operator'] as const)(
    'allow the claim %s to read figures, and nobody to write',
    async (claim) => {
      const { database } = stage.newcomer('custom', { [claim]: true });
      const pretender = stage.newcomer('custom', { [claim]: 'true' }).database;
      const server = stage.newcomer('custom', { system: true }).database;
      for (const [path, data] of inside) {
        const reads = Promise.all(everyRead(database, path));
        const others = [pretender, server].flatMap((one) => everyRead(one, path));
        await allowAndDeny(reads, ...others, ...everyWrite(database, path, data));
      }
      await allowAndDeny(
        getDoc(doc(database, 'platform/summary')),
        getDocs(collection(database, 'platform')),
        getDoc(doc(database, 'platform/healthProgress')),
        getDoc(doc(pretender, 'platform/summary')),
        ...everyWrite(database, 'platform/summary', stored),
      );
    },
  );

  test.each(people)('deny all of it to %s', async (person) => {
    const { database } = stage.newcomer('custom', { platform: true });
    const attempts = Object.keys(figures).flatMap((path) => everyRead(stage.as(person), path));
    await allowAndDeny(getDoc(doc(database, 'platform/summary')), ...attempts);
  });

  test('open no document of a tenant to the claim', async () => {
    const provider = await stage.openProvider();
    const { database } = stage.newcomer('custom', { platform: true });
    await stage.put({ [`${provider}/days/2030-01-01_0`]: stored, [`${provider}/customers/c`]: stored });
    await allowAndDeny(
      getDoc(doc(stage.as('owner'), `${provider}/customers/c`)),
      ...everyRead(database, `${provider}/customers/c`),
      ...everyRead(database, `${provider}/days/2030-01-01_0`),
    );
  });
});

describe('rules for a suspension', () => {
  const suspend = async (isSuspended: boolean, provider: string) => {
    const providerId = provider.slice('serviceProviders/'.length);
    const path = `suspensions/${providerId}`;
    await stage.put({ [path]: { providerId, isSuspended, reason: 'Unpaid fees', since: new Date(0), ...stored } });
    return path;
  };

  test('tell owner, manager and platform why, and nobody else', async () => {
    const path = await suspend(true, await stage.openProvider());
    const platform = stage.newcomer('custom', { platform: true }).database;
    const suspended = query(collection(platform, 'suspensions'), where('isSuspended', '==', true));
    const told = ['owner', 'manager'] as const;
    const others = people.filter((person) => !told.some((one) => one === person));
    await allowAndDeny(
      Promise.all([getDocs(suspended), ...[...told.map(stage.as), platform].map((one) => getDoc(doc(one, path)))]),
      ...others.map((person) => getDoc(doc(stage.as(person), path))),
      ...people.map((person) => getDocs(collection(stage.as(person), 'suspensions'))),
      ...everyWrite(stage.as('owner'), path, stored),
      ...everyWrite(platform, path, stored),
    );
  });

  test('stop direct writes of records until it ends, and no reads', async () => {
    const provider = await stage.openProvider();
    await stage.put({
      [`${provider}/services/cut`]: { ...salonServices.haircut, ...stored },
      [`${provider}/tables/t`]: { name: 'T', seats: 2, status: 'available', ...stored },
    });
    const owner = stage.as('owner');
    const attempts: (() => Promise<unknown>)[] = [
      () => setDoc(doc(owner, `${provider}/services/new`), { ...salonServices.haircut, ...stage.added('owner') }),
      () => updateDoc(doc(owner, `${provider}/services/cut`), { name: 'Cut', ...stage.changed('owner') }),
      () => updateDoc(doc(owner, provider), { name: 'Nova', ...stage.changed('owner') }),
      () =>
        updateDoc(doc(stage.as('staff'), `${provider}/tables/t`), { status: 'cleaning', ...stage.changed('staff') }),
      () => stage.remove('owner', `${provider}/services/cut`),
    ];
    for (const attempt of attempts) {
      await suspend(true, provider);
      await allowAndDeny(getDoc(doc(owner, `${provider}/services/cut`)), attempt());
      await denyThenAllow(attempt, async () => {
        await suspend(false, provider);
        await attempt();
      });
    }
  });
});
