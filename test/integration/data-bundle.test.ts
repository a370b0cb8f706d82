import type { Live } from '@counterfoil/client';
import { type BundleAudience, bundleQueries } from '@counterfoil/domain';
import { disableNetwork, doc, enableNetwork, getFirestore, serverTimestamp, updateDoc } from 'firebase/firestore';
import { Subject, takeUntil } from 'rxjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBundles } from '../../client/src/workspace/load-bundles.lazy.ts';
import { euros } from '../../domain/test-kit/fixtures/euros.ts';
import { ageBundleKey, bundleKey } from '../kit/bundle-key.ts';
import { makeCommand } from '../kit/command.ts';
import { countReads } from '../kit/count-reads.ts';
import { emulators } from '../kit/emulators.ts';
import { eventually } from '../kit/eventually.ts';
import { recordListenTargets } from '../kit/listen-targets.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant, putRecords, type Restaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { signIn, type TestUser } from '../kit/user.ts';

/** The first event of each kind of record waits until the emulator has started a worker. */
const patienceMs = 50_000;

const baseUrl = `http://${emulators.hosting}`;

const secret = 4711;

let restaurant: Restaurant;

/** Waits for a key that exists and differs from this one. */
const keyOf = async (audience: BundleAudience, before?: string): Promise<string> =>
  String(
    await eventually(
      bundleKey(restaurant.providerId, audience),
      (key) => key !== undefined && key !== before,
      patienceMs,
    ),
  );

const get = (audience: string, key: string, providerId = restaurant.providerId, method = 'GET'): Promise<Response> =>
  fetch(`${baseUrl}/bundles/${providerId}/${audience}/${key}`, { method });

beforeAll(async () => {
  restaurant = await createRestaurant();
  await putRecords(restaurant.providerId, {
    'menuItems/margherita/private': { costing: { cost: euros(secret) } },
    'ingredients/mozzarella/private': { costing: { cost: euros(secret), quantity: 1000 } },
    plans: { club: { name: 'Club', periodMonths: 1, price: euros(1900) } },
  });
  await Promise.all([keyOf('menu'), keyOf('house')]);
}, 120_000);

describe('a first login with bundles', () => {
  let waiter: TestUser;
  const requested: string[] = [];

  beforeAll(async () => {
    waiter = await signIn(restaurant.staffId);
  });

  afterAll(() => waiter.close());

  test('costs one read and one request per bundle, and then shows every list offline', async () => {
    const database = getFirestore(waiter.app);
    const reads = countReads();
    await loadBundles({
      firestore: database,
      providerId: restaurant.providerId,
      audiences: ['menu', 'house'],
      bundlesFrom: baseUrl,
      fetchBundle: (input, init) => {
        requested.push(String(input));
        return fetch(input, init);
      },
      timeoutMs: 20_000,
    });
    await disableNetwork(database);
    const view = waiter.counterfoil.provider(restaurant.providerId);
    const [profile, ...lists] = await Promise.all([
      eventually(view.profile(), ({ data }) => data !== undefined),
      eventually(view.categories(), () => true),
      eventually(view.menu(), () => true),
      eventually(view.plans(), () => true),
      eventually(view.tables(), () => true),
      eventually(view.recipes(), () => true),
      eventually(view.ingredients(), () => true),
      eventually(view.printers(), () => true),
    ]);
    reads.stop();
    expect(profile.data?.name).toBe('Salon Test');
    expect(lists.map(({ data }) => data.map(({ id }) => id))).toEqual([
      ['pizza', 'drinks'],
      ['cola', 'margherita'],
      ['club'],
      ['t1', 't2'],
      ['cola', 'margherita'],
      ['cola', 'mozzarella'],
      ['pass', 'bar'],
    ]);
    expect([profile, ...lists].every(({ fromCache }) => fromCache)).toBe(true);
    expect(requested).toHaveLength(2);
    const keys = [
      `serviceProviders/${restaurant.providerId}/bundles/house`,
      `serviceProviders/${restaurant.providerId}/bundles/menu`,
    ];
    expect([...reads.paths].sort()).toEqual(keys);
  });

  test("resumes its listeners from the bundle's read time", async () => {
    const wire = recordListenTargets();
    const view = waiter.counterfoil.provider(restaurant.providerId);
    const ends = new Subject<void>();
    for (const list of [view.menu(), view.ingredients(), view.members()] as Live<unknown>[]) {
      list.pipe(takeUntil(ends)).subscribe();
    }
    await enableNetwork(getFirestore(waiter.app));
    await eventually(view.menu(), ({ fromCache }) => !fromCache);
    await eventually(view.ingredients(), ({ fromCache }) => !fromCache);
    await eventually(view.members(), ({ fromCache }) => !fromCache);
    ends.next();
    wire.stop();
    const resumed = (collection: string) =>
      wire.targets.filter((target) => target.includes(`'${collection}'`)).map((target) => target.includes('readTime'));
    expect(resumed('menuItems')).toEqual([true]);
    expect(resumed('ingredients')).toEqual([true]);
    // No bundle holds members.
    expect(resumed('members')).toEqual([false]);
  });

  test.each([
    ['has no network', () => Promise.reject(new TypeError('fetch failed'))],
    ['returns a page', async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    [
      'returns malformed data',
      async () => new Response('7', { headers: { 'content-type': 'application/octet-stream' } }),
    ],
    ['returns 404', async () => new Response('', { status: 404 })],
  ])('works without a bundle when the fetch %s', async (_, given) => {
    const loading = { firestore: getFirestore(waiter.app), providerId: restaurant.providerId, bundlesFrom: baseUrl };
    await loadBundles({ ...loading, audiences: ['menu'], fetchBundle: given });
    const menu = waiter.counterfoil.provider(restaurant.providerId).menu();
    expect((await eventually(menu, ({ fromCache }) => !fromCache)).data).toHaveLength(2);
  });

  test('gives up on a fetch that never answers', async () => {
    const never = () => new Promise<Response>(() => {});
    const loading = { firestore: getFirestore(waiter.app), providerId: restaurant.providerId, bundlesFrom: baseUrl };
    await loadBundles({ ...loading, audiences: ['menu'], fetchBundle: never, timeoutMs: 50 });
  });
});

describe('a bundle', () => {
  test('comes with cache headers for the CDN under the current key', async () => {
    const response = await get('menu', await keyOf('menu'));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'public, max-age=300, s-maxage=1200',
      'content-type': 'application/octet-stream',
      'content-encoding': 'gzip',
      'access-control-allow-origin': '*',
      vary: expect.stringContaining('Accept-Encoding'),
    });
  });

  test.each(['menu', 'house'] as const)('for %s holds its lists, without costs and people', async (audience) => {
    const text = await (await get(audience, await keyOf(audience))).text();
    const names = [...text.matchAll(/"namedQuery":\{"name":"([^"]+)"/g)].map(([, name]) => name);
    expect(names.sort()).toEqual(
      bundleQueries(restaurant.providerId, audience)
        .map(({ collection }) => collection)
        .sort(),
    );
    expect(text).not.toContain('private');
    expect(text).not.toContain(`"${secret}"`);
    expect(text).not.toContain(restaurant.staffId);
  });

  test('answers 404 under another key or at another provider', async () => {
    const [menu, key] = [await keyOf('menu'), await keyOf('house')];
    const other = await createRestaurant({});
    for (const attempt of [
      get('house', menu),
      get('house', `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`),
      get('house', key.slice(0, -1)),
      get('menu', menu, other.providerId),
      get('menu', 'undefined', other.providerId),
      get('menu', menu, newId('nowhere')),
    ]) {
      const response = await attempt;
      expect(response.status).toBe(404);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(await response.json()).toMatchObject({ error: { code: 'not-found' } });
    }
  });

  test('rejects malformed addresses and other methods than GET and HEAD', async () => {
    const key = await keyOf('menu');
    const malformed = [
      get('costs', key),
      get('menu', 'a%2Fb'),
      get('menu', key, 'x'.repeat(129)),
      get('menu', `${key}/x`),
    ];
    for (const attempt of malformed) expect((await attempt).status).toBe(400);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await get('menu', key, restaurant.providerId, method);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('gets another key after a change, and answers 404 under the old key', async () => {
    const owner = await signIn(restaurant.ownerId);
    const [before, other] = [await keyOf('menu'), await keyOf('house')];
    await ageBundleKey(restaurant.providerId, 'menu');
    const cola = doc(getFirestore(owner.app), `serviceProviders/${restaurant.providerId}/menuItems/cola`);
    await updateDoc(cola, { price: euros(400), updatedAt: serverTimestamp(), updatedBy: restaurant.ownerId });
    const after = await keyOf('menu', before);
    expect((await get('menu', before)).status).toBe(404);
    expect(await (await get('menu', after)).text()).toContain('"integerValue":"400"');
    expect(await keyOf('house')).toBe(other);
    await owner.close();
  });

  test('gets another key after a member leaves or changes role', async () => {
    const menu = await keyOf('menu');
    const first = await keyOf('house');
    const owner = userActor(restaurant.ownerId);
    const staff = { userId: restaurant.staffId };
    await mustRun(owner, makeCommand('member.changeRole', restaurant.providerId, { ...staff, role: 'kitchen' }));
    const second = await keyOf('house', first);
    await mustRun(owner, makeCommand('member.remove', restaurant.providerId, staff));
    await keyOf('house', second);
    expect((await get('house', second)).status).toBe(404);
    expect(await keyOf('menu')).toBe(menu);
  });
});
