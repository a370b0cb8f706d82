import { randomUUID } from 'node:crypto';
import { createCounterfoil } from '@counterfoil/client';
import { distanceKm, type Pages, type Place, providersByName, providersNear } from '@counterfoil/client/directory';
import { entryOf, type Fields, invariant } from '@counterfoil/domain';
import { deleteApp, initializeApp } from 'firebase/app';
import { getAuth, signInWithCustomToken } from 'firebase/auth';
import { connectFirestoreEmulator, initializeFirestore } from 'firebase/firestore';
import type { Firestore } from 'firebase-admin/firestore';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDice } from '../../scripts/demo/dice.ts';
import { auth, openDatabase } from '../kit/admin.ts';
import { countReads } from '../kit/count-reads.ts';
import { emulators, projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { chooseSeed } from '../kit/seed.ts';

const dice = createDice(chooseSeed('directory'));

const between = (from: number, to: number): number => from + ((to - from) * dice.int(0, 1_000_000)) / 1_000_000;

const town: Place = { latitude: 52.52, longitude: 13.405 };

const inTown = (): Place => ({
  latitude: town.latitude + between(-0.05, 0.05),
  longitude: town.longitude + between(-0.075, 0.075),
});

const anywhere = (): Place => ({ latitude: between(-90, 90), longitude: between(-180, 180) });

const words = ['Nova', 'Salon', 'Spa', 'Café', 'Nord', 'Straße', 'صالون', 'Luna'];

interface Made {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly place: Place;
}

const make = (count: number, placeOf: () => Place): Made[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `p${n}`,
    name: `${dice.pick(words)} ${dice.pick(words)} ${n}`,
    kind: n % 4 === 0 ? 'bakery' : 'salon',
    place: placeOf(),
  }));

const entryData = ({ name, kind, place }: Made): Fields => {
  const data = entryOf({ name, kind, updatedAt: new Date(0), listing: { place, listedAt: new Date(0) } });
  invariant(data, 'it is listed');
  return data;
};

const put = async (database: Firestore, made: readonly Made[]): Promise<void> => {
  for (let n = 0; n < made.length; n += 250) {
    const batch = database.batch();
    for (const one of made.slice(n, n + 250)) batch.create(database.doc(`directory/${one.id}`), entryData(one));
    await batch.commit();
  }
};

/** A person's client on a database of its own, because the emulator scans all entries for each query. */
const openClient = async (databaseId: string) => {
  const app = initializeApp({ projectId, apiKey: 'test' }, randomUUID());
  const firestore = initializeFirestore(app, {}, databaseId);
  const [host = '', port] = emulators.firestore.split(':');
  connectFirestoreEmulator(firestore, host, Number(port));
  const counterfoil = createCounterfoil({ app, emulators, firestore });
  await signInWithCustomToken(getAuth(app), await auth.createCustomToken(newId('user')));
  return { counterfoil, close: () => deleteApp(app) };
};

type Search<T> = (counterfoil: ReturnType<typeof createCounterfoil>) => Pages<T>;

/** The first pages for a new device, and the number of documents that the server has sent for each. */
const readPages = async <T>(databaseId: string, most: number, open: Search<T>) => {
  const { counterfoil, close } = await openClient(databaseId);
  const counted = countReads();
  const pages: (readonly T[])[] = [];
  const search = open(counterfoil);
  let last = 0;
  const reads: number[] = [];
  while (pages.length < most) {
    const { value } = await search.next();
    if (!value) break;
    pages.push(value);
    reads.push(counted.sent.length - last);
    last = counted.sent.length;
  }
  counted.stop();
  await close();
  return { pages, reads, rest: counted.sent.length - last };
};

const idsOf = (pages: readonly (readonly { readonly id: string }[])[]): string[] => pages.flat().map(({ id }) => id);

describe('with 10,000 providers in town, a page reads its own documents alone', { timeout: 600_000 }, () => {
  const databaseId = newId('crowd').toLowerCase();
  const crowd = make(10_000, inTown);

  beforeAll(() => put(openDatabase(databaseId), crowd), 600_000);

  test.each(['Nova s', 'straße'])('by the name %j', async (name) => {
    const { pages, reads } = await readPages(databaseId, 2, (client) =>
      providersByName(client, { name, kind: 'salon' }),
    );
    expect(pages.map((page) => page.length)).toEqual([20, 20]);
    expect(reads).toEqual([20, 20]);
    expect(new Set(idsOf(pages)).size).toBe(40);
    expect(pages.flat().map((one) => one.kind)).toEqual(Array(40).fill('salon'));
  });

  test('by a name that one has, and by one that nobody has', async () => {
    // No other number begins like this one.
    const only = crowd[9999];
    const name = `${only?.name}`;
    const one = await readPages(databaseId, 2, (client) => providersByName(client, { name, kind: 'salon' }));
    expect([idsOf(one.pages), one.reads, one.rest]).toEqual([[only?.id], [1], 0]);
    const nobody = await readPages(databaseId, 2, (client) => providersByName(client, { name: 'xyz' }));
    expect([nobody.pages, nobody.rest]).toEqual([[], 0]);
  });

  test('by place, nearest first', async () => {
    const { pages, reads } = await readPages(databaseId, 2, (client) => providersNear(client, town, { pageSize: 3 }));
    expect(pages.map((page) => page.length)).toEqual([3, 3]);
    expect(reads).toEqual([3, 3]);
    const found = pages.flat();
    expect(new Set(idsOf(pages)).size).toBe(6);
    // Some 25 stand in the nearest block of cells. It reaches no farther at this latitude.
    for (const one of found) expect(one.distanceKm).toBeLessThan(0.5);
  });
});

describe('around the globe', { timeout: 600_000 }, () => {
  const databaseId = newId('globe').toLowerCase();
  const globe = [...make(150, anywhere), ...make(30, inTown).map((one) => ({ ...one, id: `t${one.id}` }))];

  beforeAll(() => put(openDatabase(databaseId), globe), 600_000);

  test.each([
    ['in town', town, 5],
    ['at the pole', { latitude: 90, longitude: 0 }, 4000],
    ['on the date line', { latitude: 0, longitude: 180 }, 5000],
  ])('all providers around a person %s are found, each read once', async (_, here, withinKm) => {
    const { pages, reads, rest } = await readPages(databaseId, 200, (client) =>
      providersNear(client, here, { withinKm, pageSize: 10 }),
    );
    expect(reads).toEqual(pages.map((page) => page.length));
    expect(rest).toBe(0);
    const found = idsOf(pages);
    expect(new Set(found).size).toBe(found.length);
    const within = globe.filter((one) => distanceKm(here, one.place) <= withinKm);
    expect(within.length).toBeGreaterThan(0);
    expect(within.filter(({ id }) => !found.includes(id))).toEqual([]);
    for (const page of pages) {
      const distances = page.map((one) => one.distanceKm);
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    }
  });

  test('of one kind alone, with the nearest on the first page', async () => {
    const { pages, reads } = await readPages(databaseId, 1, (client) =>
      providersNear(client, town, { kind: 'bakery', pageSize: 10 }),
    );
    const bakeries = globe.filter(({ kind }) => kind === 'bakery');
    const [nearest] = bakeries.toSorted((a, b) => distanceKm(town, a.place) - distanceKm(town, b.place));
    expect(pages[0]?.[0]?.id).toBe(nearest?.id);
    expect(reads).toEqual([pages[0]?.length]);
  });

  test('nobody is nearby in the desert, and nothing is read', async () => {
    const desert = { latitude: 52.52, longitude: 15.405 };
    const { pages, rest } = await readPages(databaseId, 1, (client) => providersNear(client, desert, { withinKm: 5 }));
    expect([pages, rest]).toEqual([[], 0]);
  });
});
