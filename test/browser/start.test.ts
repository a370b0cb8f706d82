import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { firestore } from '../kit/admin.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { isWritten } from '../kit/device/is-written.ts';
import { openDevice } from '../kit/device/open-device.ts';
import { openWaiter } from '../kit/device/open-waiter.ts';
import { devicePage } from '../kit/device/page.ts';
import { sendWork } from '../kit/device/send-work.ts';
import { greeting } from '../kit/greeting.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { createTenant, putMember } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 1 }];

/** Loses the first request for each part of the app, as a network that fails for a moment. */
const loseParts = async (context: BrowserContext): Promise<void> => {
  const lost = new Set<string>();
  await context.route(/\/[^/]+\.js$/, async (route) => {
    const url = route.request().url();
    // The service worker is installed as a whole or not at all.
    const isPart = /-[^/]+\.js$/.test(url) && !/\/(chunk|service)-/.test(url) && !route.request().serviceWorker();
    if (!isPart || lost.has(url)) return await route.continue();
    lost.add(url);
    await route.abort('connectionreset');
  });
};

/** Without this, the service worker of the page answers from its cache. */
const forgetParts = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });

test('works after each part of the app failed to load once', async () => {
  const { providerId, device } = await openWaiter(browser, loseParts);
  const orderId = newId('order');
  const work = sendWork('order.place', providerId, { orderId, lines });
  expect(await device.call('perform', providerId, work)).toMatchObject({ outcome: 'applied' });
  expect(await device.call('signOut', false)).toEqual([]);
  await device.close();
});

test('shows the next person nothing of the last one, also if parts of the app cannot be loaded', async () => {
  const { providerId, ownerId: _, device } = await openWaiter(browser);
  await device.watch('ingredients');
  await device.until('ingredients', ({ data }) => data.length > 0);
  await device.context.route(/\.lazy-[^/]+\.js/, (route) => route.abort());
  await forgetParts(device.page());
  await device.page().reload();
  await device.page().waitForFunction(() => 'device' in globalThis);
  const stranger = await createPerson('Nobody');
  await device.call('signIn', stranger.email, password);
  await device.page().reload();
  await device.page().waitForFunction(() => 'device' in globalThis);
  await device.call('user');
  await device.call('watch', providerId, 'ingredients');
  const { data, error } = await device.until('ingredients', (state) => state.error !== undefined);
  expect([error?.code, data]).toEqual(['permission-denied', []]);
  await device.close();
});

test('shows slots, and a first booking offline, after no part of the app could be loaded', async () => {
  const { providerId } = await createTenant();
  const device = await openDevice(browser, { providerId, person: await createPerson('Ada') });
  let isAway = true;
  const isLoaded = new Set<string>();
  await device.context.route(/\.lazy-[^/]+\.js/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (isAway) return await route.abort('internetdisconnected');
    await route.continue();
    isLoaded.add(pathname.replace(/^\/|\.lazy-.*/g, ''));
  });
  await forgetParts(device.page());
  await device.reload();
  await device.watch('slots', 'myReservations');
  await device.until('myReservations', ({ fromCache }) => !fromCache);
  expect(await device.call('read', 'slots')).toMatchObject({ seen: 0 });
  isAway = false;
  await device.until('slots', ({ data }) => data.length > 0);
  await expect.poll(() => [...isLoaded], { timeout: 30_000 }).toContain('analytics');

  await device.goOffline();
  const { data: free } = await device.until('slots', ({ data }) => data.length > 0);
  const reservationId = newId('booking');
  const startTime = new Date(Object(free[0]).start).toISOString();
  const asked = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
  await device.call('start', providerId, sendWork('reservation.create', providerId, asked));
  await device.until('myReservations', ({ data, pendingWrites }) => pendingWrites && data[0]?.id === reservationId);
  await device.until('slots', ({ data }) => Object(data[0]).available < Object(free[0]).available);
  await device.comeBack();
  await device.until('myReservations', ({ data, pendingWrites }) => !pendingWrites && data[0]?.id === reservationId);
  // A waiting booking made the lists emit some 50 times a second.
  const emitted = await Promise.all((['slots', 'myReservations'] as const).map((list) => device.call('read', list)));
  expect(Math.max(...emitted.map(({ seen }) => seen))).toBeLessThan(60);
  await device.close();
});

test('keeps what the second person of a device writes right after signing in', async () => {
  const { providerId } = await createRestaurant();
  const [first, second] = [await createPerson('First'), await createPerson('Second')];
  const device = await openDevice(browser, { providerId, person: first });
  const held = Promise.withResolvers<void>();
  await device.context.route(/\/Write\/channel/, async (route) => {
    await held.promise;
    await route.continue();
  });
  const uid = await device.call('signIn', second.email, password);
  const saved = device.call('setPreferences', { email: false });
  // The cache of the first person is cleared while the write is on its way.
  await device.page().waitForFunction((uid) => localStorage.getItem('counterfoil/person') === uid, uid);
  held.resolve();
  await saved;
  await expect
    .poll(async () => (await firestore.doc(`endUsers/${uid}`).get()).get('notificationPreferences'))
    .toEqual({ email: false });
  await device.close();
});

test('shows people their own documents at a reload, before it is known who is signed in', async () => {
  const { device, waiter } = await openWaiter(browser);
  await firestore.doc(`endUsers/${waiter.uid}/notifications/n`).set(greeting());
  await device.context.addInitScript(() => Object.assign(globalThis, { startsWithOwn: { email: false } }));
  await device.reload();
  const { data } = await device.until('own', (state) => state.data.length > 0 || state.error !== undefined);
  expect(data).toMatchObject([{ id: 'n', title: 'Hello' }]);
  await expect
    .poll(async () => (await firestore.doc(`endUsers/${waiter.uid}`).get()).get('notificationPreferences'))
    .toEqual({ email: false });
  expect(device.errors).toEqual([]);
  await device.close();
});

type Fate = 'pass' | 'away' | { readonly status: number; readonly contentType: string };

/** Opens a page without a service worker. The test chooses the fate of one part, which the page loads when it is idle. */
const openWithPart = async (first: Fate) => {
  let fate = first;
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const asked: string[] = [];
  const passed: string[] = [];
  await context.route(/\/analytics\.lazy-[^/]+\.js/, async (route) => {
    asked.push(route.request().method());
    if (fate === 'away') return await route.abort('internetdisconnected');
    if (fate !== 'pass') return await route.fulfill({ ...fate, body: '<!doctype html>' });
    passed.push(route.request().url());
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(await devicePage());
  await page.waitForFunction(() => 'device' in globalThis);
  return {
    context,
    asked,
    passed,
    set: (next: Fate) => {
      fate = next;
    },
    updates: () => page.evaluate(() => globalThis.device.updates()),
  };
};

test.each<[string, Fate]>([
  ['404', { status: 404, contentType: 'text/plain' }],
  ['the page of the app', { status: 200, contentType: 'text/html' }],
])('asks for a reload once a deploy has removed a part, and its server answers with %s', async (_, fate) => {
  const page = await openWithPart(fate);
  await expect.poll(page.updates, { timeout: 30_000 }).toBeGreaterThan(0);
  await page.context.close();
});

test('does not ask for a reload while the network is away', async () => {
  const page = await openWithPart('away');
  // A failed load ends with a question whether the part is gone. After the pause, the client tries again.
  const triesAgain = () => page.asked.includes('HEAD') && page.asked.lastIndexOf('GET') > page.asked.indexOf('HEAD');
  await expect.poll(triesAgain, { timeout: 30_000 }).toBe(true);
  page.set('pass');
  await expect.poll(() => page.passed.length, { timeout: 30_000 }).toBeGreaterThan(0);
  expect(await page.updates()).toBe(0);
  await page.context.close();
});

test('lets both tabs of a device go on when the next person signs in in one of them', async () => {
  const { providerId, device } = await openWaiter(browser);
  const other = await device.openTab();
  await other.openWorkspace();
  await other.watch('tables');
  await other.until('tables', ({ data, fromCache }) => data.length === 2 && !fromCache);
  const next = await createPerson('Luca');
  await putMember(providerId, next.uid, 'staff');
  await device.call('signIn', next.email, password);
  for (const tab of [device, other]) {
    await expect.poll(() => tab.call('user')).toBe(next.uid);
    await tab.resume();
    await tab.until('tables', ({ data, fromCache, seen }) => seen > 0 && data.length === 2 && !fromCache);
    const work = sendWork('order.place', providerId, { orderId: newId('order'), lines });
    // The tab that led before may have sent it, too: then this one hears the first answer again.
    const outcome = expect.stringMatching(/^(applied|duplicate)$/);
    expect(await tab.call('perform', providerId, work)).toMatchObject({ outcome });
    await expect.poll(() => isWritten(tab), { timeout: 30_000 }).toBe(true);
  }
  expect(device.errors).toEqual([]);
  await device.close();
});

/** Announces a listener of a tab that has gone, as the SDK of a second tab may do. It kills the SDK of the first one. */
const announceGoneListener = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const mark = 'firestore_clients_';
    const known = Object.keys(localStorage).find((key) => key.startsWith(mark));
    if (!known) throw new Error('the SDK has no tab');
    const state = JSON.stringify({ activeTargetIds: [98_765], updateTimeMs: Date.now() });
    localStorage.setItem(known.replace(/.{20}$/, 'gone'.repeat(5)), state);
  });

test('goes on with a new Firestore after the one of the page died', async () => {
  const { providerId, device } = await openWaiter(browser);
  await device.watch('tables');
  await device.until('tables', ({ fromCache }) => !fromCache);
  const other = await device.context.newPage();
  await other.goto(new URL('/gone', device.page().url()).href);
  await device.goOffline();
  const fields = { available: false };
  await device.call('start', providerId, { do: 'change', key: 'k', kind: 'menuItems', id: 'cola', fields });
  await device.until('menu', ({ data, pendingWrites }) => pendingWrites && data.some(({ id }) => id === 'cola'));
  await announceGoneListener(other);
  await expect.poll(() => device.errors.length, { timeout: 10_000 }).toBeGreaterThan(0);
  await device.comeBack();
  await firestore.doc(`serviceProviders/${providerId}/tables/t1`).update({ name: 'By the window' });
  await device.until('tables', ({ data }) => data.some(({ name }) => name === 'By the window'));
  await expect.poll(() => device.call('answers'), { timeout: 20_000 }).toEqual({ k: { outcome: 'written' } });
  await device.close();
});

/** As the person's «clear site data» does, or another app of the origin: the SDK then leaves all calls unanswered. */
const deleteDatabase = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const known = (await indexedDB.databases()).find(({ name = '' }) => name.startsWith('firestore/'));
    const deleting = indexedDB.deleteDatabase(known?.name ?? 'none');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
    return await promise;
  });

test('goes on with a new Firestore after the one of the page has lost its database', async () => {
  const { providerId, device } = await openWaiter(browser);
  await device.watch('tables');
  await device.until('tables', ({ fromCache }) => !fromCache);
  await deleteDatabase(device.page());
  const fields = { available: false };
  await device.call('start', providerId, { do: 'change', key: 'k', kind: 'menuItems', id: 'cola', fields });
  await firestore.doc(`serviceProviders/${providerId}/tables/t1`).update({ name: 'By the window' });
  await device.until('tables', ({ data }) => data.some(({ name }) => name === 'By the window'));
  await expect.poll(() => device.call('answers'), { timeout: 60_000 }).toEqual({ k: { outcome: 'written' } });
  await device.close();
});

test('signs out without a network after each part of the app failed to load once', async () => {
  const { providerId, device } = await openWaiter(browser, loseParts);
  const work = sendWork('order.place', providerId, { orderId: newId('order'), lines });
  expect(await device.call('perform', providerId, work)).toMatchObject({ outcome: 'applied' });
  await forgetParts(device.page());
  await device.goOffline();
  expect(await device.call('signOut', true)).toEqual([]);
  await device.close();
});
