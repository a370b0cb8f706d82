import { CounterfoilError } from '@counterfoil/client';
import { type Pages, providerIdAt, providersByName, providersNear } from '@counterfoil/client/directory';
import type { CommandPayloads, CommandType, Outcome } from '@counterfoil/domain';
import {
  collection,
  disableNetwork,
  doc,
  enableNetwork,
  getDocs,
  getFirestore,
  limit,
  query,
  serverTimestamp,
  updateDoc,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { run, userActor } from '../kit/run.ts';
import { createTenant, type Tenant } from '../kit/tenant.ts';
import { until } from '../kit/until.ts';
import { signIn, type TestUser } from '../kit/user.ts';

/** A word that no other provider's name has. */
const newWord = (): string =>
  newId('n')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 20);

/** Nobody else is listed there. */
const atSea = () => ({ latitude: -60 + Math.random() * 10, longitude: -130 + Math.random() * 10 });

let person: TestUser;

beforeAll(async () => {
  person = await signIn();
});

afterAll(() => person.close());

const send = <Type extends CommandType>(
  { providerId, ownerId }: Tenant,
  type: Type,
  payload: CommandPayloads[Type],
): Promise<Outcome> => run(userActor(ownerId), makeCommand(type, providerId, payload));

const isUnavailable = (error: unknown): boolean => error instanceof CounterfoilError && error.code === 'unavailable';

/** All pages. On a slow machine the SDK gives up now and then; the search goes on where it was. */
const collect = async <T>(pages: Pages<T>): Promise<T[]> => {
  const all: T[] = [];
  for (;;) {
    try {
      const { value } = await pages.next();
      if (!value) return all;
      all.push(...value);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
  }
};

const idsByName = async (name: string): Promise<string[]> =>
  (await collect(providersByName(person.counterfoil, { name }))).map(({ id }) => id);

describe('a provider', () => {
  test('is found by name, place and short address once it is listed, and by the address alone afterwards', async () => {
    const tenant = await createTenant();
    const [word, place, shortAddress] = [newWord(), atSea(), newWord()];
    const near = () => collect(providersNear(person.counterfoil, place));
    await send(tenant, 'provider.update', { name: `Salon ${word}` });
    await send(tenant, 'provider.setShortAddress', { shortAddress });
    expect(await idsByName(word)).toEqual([]);
    expect(await near()).toEqual([]);
    expect(await providerIdAt(person.counterfoil, ` ${shortAddress.toUpperCase()}`)).toBe(tenant.providerId);

    expect(await send(tenant, 'provider.list', { place, text: 'On the pier' })).toMatchObject({ outcome: 'applied' });
    expect(await idsByName(`${word.slice(0, -1)}`)).toEqual([tenant.providerId]);
    expect(await near()).toEqual([
      {
        id: tenant.providerId,
        name: `Salon ${word}`,
        kind: 'salon',
        shortAddress,
        text: 'On the pier',
        place,
        distanceKm: 0,
        createdAt: expect.any(Date),
        updatedAt: expect.any(Date),
      },
    ]);
    expect(await collect(providersNear(person.counterfoil, place, { kind: 'bakery' }))).toEqual([]);

    await send(tenant, 'provider.unlist', {});
    expect(await idsByName(word)).toEqual([]);
    expect(await near()).toEqual([]);
    expect(await providerIdAt(person.counterfoil, shortAddress)).toBe(tenant.providerId);
  });

  test('is found by the name that its manager writes directly, and no longer by the old one', async () => {
    const ownerId = newId('owner');
    const owner = await signIn(ownerId);
    const tenant = await createTenant({}, ownerId);
    const [old, next] = [newWord(), newWord()];
    await send(tenant, 'provider.update', { name: old });
    await send(tenant, 'provider.list', { place: atSea(), text: 'On the pier' });
    const profile = doc(getFirestore(owner.app), `serviceProviders/${tenant.providerId}`);
    await updateDoc(profile, { name: next, updatedAt: serverTimestamp(), updatedBy: ownerId });
    await until(
      () => idsByName(next),
      (ids) => ids.length === 1,
    );
    expect(await idsByName(old)).toEqual([]);
    const entry = await firestore.doc(`directory/${tenant.providerId}`).get();
    expect(entry.data()).toMatchObject({ name: next, text: 'On the pier' });
    await owner.close();
  });

  test('of an earlier version that changes the profile alone leaves no stale entry', async () => {
    const tenant = await createTenant();
    const [old, next] = [newWord(), newWord()];
    await send(tenant, 'provider.update', { name: old });
    await send(tenant, 'provider.list', { text: 'On the pier', place: atSea() });
    const profile = firestore.doc(`serviceProviders/${tenant.providerId}`);
    const { listing } = (await profile.get()).data() ?? {};
    await profile.update({ name: next, listing: { listedAt: listing.listedAt } });
    await until(
      () => idsByName(next),
      (ids) => ids.length === 1,
    );
    const entry = await firestore.doc(`directory/${tenant.providerId}`).get();
    expect(Object.keys(entry.data() ?? {})).not.toContain('text');
    expect(entry.get('cells')).toEqual([]);
  });
});

test('of two that want the same short address, exactly one gets it, in any race', async () => {
  const tenants = await Promise.all(Array.from({ length: 6 }, () => createTenant()));
  const shortAddress = newWord();
  const outcomes = await Promise.all(tenants.map((one) => send(one, 'provider.setShortAddress', { shortAddress })));
  const winners = tenants.filter((_, n) => outcomes[n]?.outcome === 'applied');
  expect(winners).toHaveLength(1);
  expect(await providerIdAt(person.counterfoil, shortAddress)).toBe(winners[0]?.providerId);
  const lost = outcomes.flatMap((one) => (one.outcome === 'rejected' ? [one.rejection.details?.reason] : []));
  expect(lost).toEqual(Array(5).fill('short-address-taken'));
});

test.each(['', '..', 'a/b', '../serviceProviders/x', 'nоva', '__x__', 'x'.repeat(2000)])(
  'the address %j leads nowhere',
  async (typed) => {
    expect(await providerIdAt(person.counterfoil, typed)).toBeUndefined();
  },
);

test.each([
  { latitude: Number.NaN, longitude: 0 },
  { latitude: 91, longitude: 0 },
  { latitude: 0, longitude: -181 },
])('nobody is looked for at $latitude, $longitude', async (place) => {
  expect(() => providersNear(person.counterfoil, place)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
});

test('pages have 1 to 100 providers', () => {
  for (const pageSize of [0, 101, 1.5, Number.NaN]) {
    const search = () => providersByName(person.counterfoil, { pageSize });
    expect(search).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  }
});

test('a search that fails offline goes on where it was', async () => {
  const word = newWord();
  for (const n of [1, 2, 3]) {
    const tenant = await createTenant();
    await send(tenant, 'provider.update', { name: `${word} ${n}` });
    await send(tenant, 'provider.list', {});
  }
  const other = await signIn();
  const pages = providersByName(other.counterfoil, { name: word, pageSize: 2 });
  expect((await pages.next()).value).toMatchObject([{ name: `${word} 1` }, { name: `${word} 2` }]);
  const database = getFirestore(other.app);
  await disableNetwork(database);
  await expect(pages.next()).rejects.toSatisfy(isUnavailable);
  await enableNetwork(database);
  expect(await collect(pages)).toMatchObject([{ name: `${word} 3` }]);
  expect(await collect(pages)).toEqual([]);
  await other.close();
});

test('nobody lists providers by another way', async () => {
  const providers = collection(getFirestore(person.app), 'serviceProviders');
  await expect(getDocs(query(providers, limit(1)))).rejects.toMatchObject({ code: 'permission-denied' });
});
