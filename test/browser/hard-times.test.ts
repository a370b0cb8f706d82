import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { firestore } from '../kit/admin.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { makeCommand } from '../kit/command.ts';
import type { Row } from '../kit/device/app/device-api.ts';
import { expectAgreement } from '../kit/device/expect-agreement.ts';
import { type Device, openDevice } from '../kit/device/open-device.ts';
import { sendWork } from '../kit/device/send-work.ts';
import { shiftClock } from '../kit/device/shift-clock.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { putMember } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens a provider, and a waiter's device that watches its orders. */
const openWaiter = async (prepare?: (context: BrowserContext) => Promise<unknown>) => {
  const { providerId, ownerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await putMember(providerId, waiter.uid, 'staff');
  const device = await openDevice(browser, { providerId, person: waiter, prepare });
  await device.openWorkspace();
  expect(await device.call('ready')).toBe('server');
  await device.watch('openOrders', 'tables');
  await device.until('tables', ({ data, fromCache }) => data.length === 2 && !fromCache);
  return { providerId, ownerId, device, waiter };
};

const order = (orderId: string) => (row: Row) => row.id === orderId;

const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 1 }];

test('shows and sends a queued command once after its page died before sending', async () => {
  const { providerId, device } = await openWaiter();
  await device.goOffline();
  const orderId = newId('order');
  const place = sendWork('order.place', providerId, { orderId, tableId: 't1', lines });
  await device.call('start', providerId, place);
  await expect.poll(() => device.call('queued')).toEqual([place.command.id]);
  await device.kill();

  await device.start();
  await expect.poll(() => device.call('pending')).toMatchObject([{ id: place.command.id, state: 'queued' }]);
  await device.until('openOrders', ({ data, pendingWrites }) => data.some(order(orderId)) && pendingWrites);
  await device.comeBack();
  // The next page takes over the cache lease of the dead one, which takes the SDK a while.
  await device.until('openOrders', ({ data, pendingWrites }) => data.some(order(orderId)) && !pendingWrites);
  await expect.poll(() => device.call('pending')).toEqual([]);
  const orders = await firestore.collection(`serviceProviders/${providerId}/orders`).get();
  expect(orders.docs.map(({ id }) => id)).toEqual([orderId]);
  expect(device.errors).toEqual([]);
  await device.close();
});

test('applies all commands that were queued behind a rejected record', async () => {
  const { providerId, ownerId, device } = await openWaiter();
  await device.goOffline();
  const turn = { do: 'change', key: 'turn', kind: 'tables', id: 't1', fields: { status: 'reserved' } } as const;
  await device.call('start', providerId, turn);
  const ids = Array.from({ length: 12 }, () => newId('order'));
  const places = ids.map((orderId) => sendWork('order.place', providerId, { orderId, lines }));
  for (const place of places) await device.call('start', providerId, place);
  await device.kept();
  // Meanwhile the table holds an order, so the rules refuse its change.
  const there = makeCommand('order.place', providerId, { orderId: newId('order'), tableId: 't1', lines: [] });
  await mustRun(userActor(ownerId), there);
  await device.comeBack();
  await device.call('room', 1);
  const answers = await device.call('answers');
  expect(answers.turn).toMatchObject({ outcome: 'failed', error: { code: 'permission-denied' } });
  expect(places.map(({ command }) => answers[command.id])).toMatchObject(places.map(() => ({ outcome: 'applied' })));
  await device.close();
});

test('asks the server for the outcome of a lost command, and reports it', async () => {
  const { providerId, device, waiter } = await openWaiter();
  const folder = `serviceProviders/${providerId}/commands`;
  const [known, unknown] = [newId('command'), newId('command')];
  const { command } = sendWork('order.place', providerId, { orderId: newId('order'), lines });
  const rejection = { code: 'failed-precondition', message: 'the kitchen is closed' };
  const now = new Date();
  const left = { ...command, id: known, issuedAt: now.toISOString(), createdBy: waiter.uid, createdAt: now };
  await firestore.doc(`${folder}/${known}`).set({ ...left, status: 'rejected', rejection, settledAt: now });
  const key = 'counterfoil/waiting';
  const noted = Object.fromEntries([known, unknown].map((id) => [`${folder}/${id}`, waiter.uid]));
  await device
    .page()
    .evaluate(([key, noted]) => localStorage.setItem(key, noted), [key, JSON.stringify(noted)] as const);
  await device.reload();
  await expect.poll(() => device.call('rejected')).toEqual([known]);
  // Neither command stays in the queue journal and blocks the next person.
  await expect.poll(() => device.page().evaluate((key) => localStorage.getItem(key), key)).toBe('{}');
  await device.close();
});

const dayMs = 86_400_000;

test.each([
  ['ahead', dayMs],
  ['behind', -dayMs],
])('works offline and online with a clock that is a day %s', async (_, shift) => {
  const { providerId, device } = await openWaiter(shiftClock(shift));
  const away = await device.page().evaluate(() => Date.now());
  expect(Math.abs(away - Date.now() - shift)).toBeLessThan(60_000);
  const [first, second] = [newId('order'), newId('order')];
  const placed = await device.call(
    'perform',
    providerId,
    sendWork('order.place', providerId, { orderId: first, lines }),
  );
  expect(placed).toMatchObject({ outcome: 'applied' });
  await device.goOffline();
  await device.call(
    'start',
    providerId,
    sendWork('order.place', providerId, { orderId: second, tableId: 't1', lines }),
  );
  await device.until('openOrders', ({ data }) => data.length === 2);
  await device.kept();
  await device.comeBack();
  await device.call('room', 1);
  await expectAgreement([device], ['openOrders', 'tables']);
  expect(Object.values(await device.call('answers'))).toMatchObject([{ outcome: 'applied' }]);
  expect(device.errors).toEqual([]);
  await device.close();
});

/** While `full` is set, fails every cache commit like a full disk: no quota can be set this low. */
const mayBeFull = (context: BrowserContext) =>
  context.addInitScript(() => {
    const { commit } = IDBTransaction.prototype;
    IDBTransaction.prototype.commit = function () {
      if (!Reflect.get(globalThis, 'full') || this.mode === 'readonly') return commit.call(this);
      const error = new DOMException('the disk is full', 'QuotaExceededError');
      Object.defineProperty(this, 'error', { value: error });
      this.abort();
    };
  });

const fill = (device: Device, full: boolean) =>
  device.page().evaluate((full) => {
    Object.assign(globalThis, { full });
  }, full);

test('reports a full disk for a queued command, and still sends commands online', async () => {
  const { providerId, device } = await openWaiter(mayBeFull);
  await fill(device, true);
  const perform = (orderId: string) =>
    device.call('perform', providerId, sendWork('order.place', providerId, { orderId, lines }));
  const [online, offline, after] = [newId('order'), newId('order'), newId('order')];
  expect(await perform(online)).toMatchObject({ outcome: 'applied' });
  await device.goOffline();
  const left = sendWork('order.place', providerId, { orderId: offline, lines });
  await device.call('start', providerId, left);
  // The device either stores the command and sends it later, or reports the failure to its sender.
  await expect
    .poll(async () => (await device.call('answers'))[left.command.id] ?? (await device.call('queued')))
    .toMatchObject({ outcome: 'failed', error: { name: 'CounterfoilError', code: 'resource-exhausted' } });
  await device.comeBack();
  await fill(device, false);
  expect(await perform(after)).toMatchObject({ outcome: 'applied' });
  await expectAgreement([device], ['openOrders']);
  const { data } = await device.call('read', 'openOrders');
  expect(data.map(({ id }) => id)).toEqual([online, after]);
  await device.close();
}, 150_000);

test('sends queued commands from the cache of an older release, and shows nothing else of it', async () => {
  const { providerId, device } = await openWaiter();
  await device.goOffline();
  const orderId = newId('order');
  await device.call('start', providerId, sendWork('order.place', providerId, { orderId, tableId: 't1', lines }));
  await device.kept();
  await device.page().evaluate(() => localStorage.setItem('counterfoil/cache', '0'));
  await device.kill();
  // A change while the device is away makes its cache stale, too.
  await firestore
    .doc(`serviceProviders/${providerId}/menuItems/cola`)
    .update({ name: 'Chinotto', updatedAt: new Date() });
  await device.start();
  const progress = await device.call('progress');
  expect(progress?.ready).toBeUndefined();
  await device.comeBack();
  expect(await device.call('ready')).toBe('server');
  await expect
    .poll(async () => (await firestore.doc(`serviceProviders/${providerId}/orders/${orderId}`).get()).exists, {
      timeout: 40_000,
    })
    .toBe(true);
  await device.watch('menu');
  await expectAgreement([device], ['openOrders', 'menu', 'tables']);
  await expect.poll(() => device.page().evaluate(() => localStorage.getItem('counterfoil/cache'))).toBe('1');
  const orders = await firestore.collection(`serviceProviders/${providerId}/orders`).get();
  expect(orders.docs.map(({ id }) => id)).toEqual([orderId]);
  await device.close();
});

test('shows the next person on a tablet no data of the last one', async () => {
  const { device } = await openWaiter();
  await device.watch('ingredients');
  await device.until('ingredients', ({ data }) => data.length > 0);
  const stranger = await createPerson('Nobody');
  const uid = await device.call('signIn', stranger.email, password);
  const isTheirs = (person: string) => localStorage.getItem('counterfoil/person') === person;
  await device.page().waitForFunction(isTheirs, uid);
  // The new page knows only the device's cache.
  await device.page().reload();
  await device.page().waitForFunction(() => 'device' in globalThis);
  await device.call('watch', device.providerId, 'ingredients');
  const { data, error } = await device.until('ingredients', (state) => state.error !== undefined);
  expect([error?.code, data]).toEqual(['permission-denied', []]);
  await device.close();
});

test("continues in another tab with the server's data after one tab clears the cache", async () => {
  const { providerId, device } = await openWaiter();
  const other = await device.context.newPage();
  await other.goto(device.page().url());
  await other.waitForFunction(() => 'device' in globalThis);
  const shows = (orderIds: readonly string[]) =>
    other.waitForFunction((orderIds) => {
      const { data, fromCache, pendingWrites } = globalThis.device.read('openOrders');
      return !fromCache && !pendingWrites && data.map(({ id }) => id).join() === orderIds.join();
    }, orderIds);
  await other.evaluate(async (providerId) => {
    await globalThis.device.user();
    globalThis.device.open(providerId);
    globalThis.device.watch(providerId, 'openOrders');
  }, providerId);
  await shows([]);
  await device.goOffline();
  const unsent = sendWork('order.place', providerId, { orderId: newId('order'), lines });
  await device.call('start', providerId, unsent);
  await device.kept();
  expect(await device.call('drop')).toEqual([unsent.command.id]);
  await device.comeBack();

  const orderId = newId('order');
  const place = sendWork('order.place', providerId, { orderId, lines });
  const answer = await other.evaluate(([providerId, place]) => globalThis.device.perform(providerId, place), [
    providerId,
    place,
  ] as const);
  // The other tab may have sent it, too: then this one hears the first answer again.
  expect(answer).toMatchObject({ outcome: expect.stringMatching(/^(applied|duplicate)$/) });
  await shows([orderId]);
  await device.until('openOrders', ({ data, pendingWrites }) => data.length === 1 && !pendingWrites);
  const orders = await firestore.collection(`serviceProviders/${providerId}/orders`).get();
  expect(orders.docs.map(({ id }) => id)).toEqual([orderId]);
  await device.close();
});
