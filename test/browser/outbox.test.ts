import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { firestore } from '../kit/admin.ts';
import { makeCommand } from '../kit/command.ts';
import type { Row, Work } from '../kit/device/app/device-api.ts';
import { type CallFate, openCallGate } from '../kit/device/call-gate.ts';
import { expectAgreement } from '../kit/device/expect-agreement.ts';
import { isWritten } from '../kit/device/is-written.ts';
import type { Device } from '../kit/device/open-device.ts';
import { openWaiter } from '../kit/device/open-waiter.ts';
import { sendWork } from '../kit/device/send-work.ts';
import { shiftClock } from '../kit/device/shift-clock.ts';
import { projectId } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { mustRun, userActor } from '../kit/run.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 1 }];
const order = (orderId: string) => (row: Row) => row.id === orderId;
const place = (providerId: string, orderId: string, placed = lines) =>
  sendWork('order.place', providerId, { orderId, lines: placed });
const soldOut = (id: string): Work => ({
  do: 'change',
  key: newId('record'),
  kind: 'menuItems',
  id,
  fields: { available: false },
});

const storedOrders = async (providerId: string): Promise<string[]> =>
  (await firestore.collection(`serviceProviders/${providerId}/orders`).get()).docs.map(({ id }) => id);

const kept = (device: Device, id: string) => expect.poll(() => device.call('keptWork')).toContain(id);
const nothingPending = (device: Device) => expect.poll(() => device.call('pending'), { timeout: 60_000 }).toEqual([]);

test('keeps a command whose call hangs when the page is closed, and sends it once after a restart', async () => {
  const gate = await openCallGate();
  const { providerId, device } = await openWaiter(browser, gate.prepare);
  gate.set('hang');
  const orderId = newId('order');
  const work = place(providerId, orderId);
  await device.call('start', providerId, work);
  // It shows as done only once it is on disk.
  await device.until('openOrders', ({ data }) => data.some(order(orderId)));
  expect(await device.call('keptWork')).toContain(work.command.id);
  await device.kill();
  gate.set('pass');
  await device.start();
  await device.until('openOrders', ({ data }) => data.some(order(orderId)));
  await nothingPending(device);
  expect(await storedOrders(providerId)).toEqual([orderId]);
  await device.close();
  gate.close();
});

test.each<[string, CallFate]>([
  ['a connection that breaks', 'reset'],
  ['an answer that is lost', 'lose-answer'],
  ['503', { status: 503 }],
  ['429', { status: 429, retryAfterSeconds: 1 }],
  ['502 of a proxy', { status: 502 }],
  ['401', { status: 401, body: { error: { status: 'UNAUTHENTICATED', message: 'App Check' } } }],
])('lets nothing overtake a command after %s, and applies all once', async (_, fate) => {
  const gate = await openCallGate();
  const { providerId, device } = await openWaiter(browser, gate.prepare);
  gate.set(fate);
  const orderId = newId('order');
  const first = place(providerId, orderId);
  await device.call('start', providerId, first);
  await expect.poll(() => gate.calls.length).toBeGreaterThan(0);
  gate.set('pass');
  const line = (lineId: string) => [{ lineId, menuItemId: 'cola', quantity: 1 }];
  const added = ['b', 'c'].map((lineId) => sendWork('order.addLines', providerId, { orderId, lines: line(lineId) }));
  for (const work of added) await device.call('start', providerId, work);
  await device.call('room', 1);
  const answers = await device.call('answers');
  for (const { command } of [first, ...added])
    expect(answers[command.id]).toMatchObject({ outcome: expect.stringMatching(/applied|duplicate/) });
  const stored = await firestore.doc(`serviceProviders/${providerId}/orders/${orderId}`).get();
  expect([stored.get('version'), stored.get('lines').map((one: { lineId: string }) => one.lineId)]).toEqual([
    3,
    ['a', 'b', 'c'],
  ]);
  await nothingPending(device);
  await device.close();
  gate.close();
});

test('waits as long as the server asks, and tells the reason meanwhile', async () => {
  const gate = await openCallGate();
  const { providerId, device } = await openWaiter(browser, gate.prepare);
  gate.set({ status: 429, retryAfterSeconds: 4 });
  await device.call('start', providerId, place(providerId, newId('order')));
  await expect.poll(() => gate.calls.length).toBe(1);
  gate.set('pass');
  await expect
    .poll(() => device.call('pending'))
    .toMatchObject([{ state: 'queued', problem: { code: 'resource-exhausted' } }]);
  await device.call('room', 1);
  expect((gate.times[1] ?? 0) - (gate.times[0] ?? 0)).toBeGreaterThanOrEqual(4000);
  await device.close();
  gate.close();
});

test('lets no record overtake the orders before it', async () => {
  const { providerId, device } = await openWaiter(browser);
  await device.goOffline();
  const orders = Array.from({ length: 12 }, () => place(providerId, newId('order')));
  for (const work of orders) await device.call('start', providerId, work);
  const switched = soldOut('cola');
  await device.call('start', providerId, switched);
  await device.until('menu', ({ data }) => data.some(({ id, available }) => id === 'cola' && available === false));
  await device.comeBack();
  await device.call('room', 1);
  const answers = await device.call('answers');
  expect(orders.map(({ command }) => answers[command.id]?.outcome)).toEqual(orders.map(() => 'applied'));
  expect(switched.do === 'change' && answers[switched.key]).toEqual({ outcome: 'written' });
  await expectAgreement([device], ['openOrders', 'menu']);
  await device.close();
});

test('keeps a refusal over a restart until somebody has seen it, and names all that it took along', async () => {
  const { providerId, ownerId, device } = await openWaiter(browser);
  await device.goOffline();
  const [refusedId, otherId] = [newId('order'), newId('order')];
  const first = place(providerId, refusedId);
  const others = [
    sendWork('order.addLines', providerId, {
      orderId: refusedId,
      lines: [{ lineId: 'b', menuItemId: 'cola', quantity: 1 }],
    }),
    sendWork('order.confirm', providerId, { orderId: refusedId }),
  ];
  const separate = place(providerId, otherId, [{ lineId: 'm', menuItemId: 'margherita', quantity: 1 }]);
  for (const work of [first, ...others, separate]) await device.call('start', providerId, work);
  await device.until('openOrders', ({ data }) => data.length === 2);
  await firestore.doc(`serviceProviders/${providerId}/menuItems/cola`).update({
    available: false,
    updatedBy: ownerId,
    updatedAt: new Date(),
  });
  await device.comeBack();
  await device.call('room', 1);
  const answers = await device.call('answers');
  expect(answers[separate.command.id]).toMatchObject({ outcome: 'applied' });
  for (const { command } of others)
    expect(answers[command.id]).toMatchObject({
      outcome: 'rejected',
      rejection: { details: { reason: 'predecessor-refused', commandId: first.command.id } },
    });
  const refusal = {
    id: first.command.id,
    code: 'failed-precondition',
    followers: others.map(({ command }) => command.id),
    isShown: true,
  };
  expect(await device.call('refusals')).toMatchObject([refusal]);
  expect(await device.call('rejected')).toEqual([first.command.id]);
  await device.reload();
  await expect.poll(() => device.call('rejected')).toEqual([first.command.id]);
  expect(await device.call('refusals')).toMatchObject([refusal]);
  await device.call('acknowledge', [first.command.id]);
  await device.reload();
  expect(await device.call('refusals')).toEqual([]);
  await device.close();
});

test('asks for the fate of what a lost call may have done before it refuses it with its predecessor', async () => {
  const gate = await openCallGate();
  const { providerId, ownerId, device } = await openWaiter(browser, gate.prepare);
  const orderId = newId('order');
  const margherita = [{ lineId: 'm', menuItemId: 'margherita', quantity: 1 }];
  await device.call('perform', providerId, place(providerId, orderId, margherita));
  await firestore
    .doc(`serviceProviders/${providerId}/menuItems/cola`)
    .update({ available: false, updatedBy: ownerId, updatedAt: new Date() });
  gate.set('lose-answer');
  const add = sendWork('order.addLines', providerId, { orderId, lines });
  const move = sendWork('order.move', providerId, { orderId, tableId: 't1' });
  const confirm = sendWork('order.confirm', providerId, { orderId });
  await device.call('startTogether', providerId, [add, move]);
  await expect.poll(() => gate.calls.flat()).toContain(move.command.id);
  // Nobody has sent it yet.
  await device.call('start', providerId, confirm);
  gate.set('pass');
  await device.call('room', 1);
  const answers = await device.call('answers');
  expect([add, move, confirm].map(({ command }) => answers[command.id]?.outcome)).toEqual([
    'rejected',
    'duplicate',
    'rejected',
  ]);
  expect(await device.call('refusals')).toMatchObject([{ id: add.command.id, followers: [confirm.command.id] }]);
  const stored = await firestore.doc(`serviceProviders/${providerId}/orders/${orderId}`).get();
  expect([stored.get('status'), stored.get('tableId')]).toEqual(['pending', 't1']);
  await device.close();
  gate.close();
});

test('shows the same pending work and the same lists in another tab', async () => {
  const gate = await openCallGate();
  const { providerId, device } = await openWaiter(browser, gate.prepare);
  const other = await device.context.newPage();
  await other.goto(device.page().url());
  await other.waitForFunction(() => 'device' in globalThis);
  await other.evaluate(async (providerId) => {
    await globalThis.device.user();
    globalThis.device.watch(providerId, 'openOrders');
  }, providerId);
  await other.waitForFunction(() => globalThis.device.read('openOrders').seen > 0);
  gate.set('hang');
  const orderId = newId('order');
  const work = place(providerId, orderId);
  await device.call('start', providerId, work);
  await other.waitForFunction(
    (orderId) => globalThis.device.read('openOrders').data.some(({ id }) => id === orderId),
    orderId,
  );
  expect(await other.evaluate(() => globalThis.device.queued())).toEqual([work.command.id]);
  // The other tab sends it once the first one is gone.
  gate.set('pass');
  await device.page().close();
  await expect.poll(() => storedOrders(providerId), { timeout: 40_000 }).toEqual([orderId]);
  await expect.poll(() => other.evaluate(() => globalThis.device.queued()), { timeout: 40_000 }).toEqual([]);
  await device.close();
  gate.close();
});

test("never writes a record again over a colleague's newer value", async () => {
  const { providerId, ownerId, device } = await openWaiter(browser);
  await device.goOffline();
  const work = soldOut('cola');
  await device.call('start', providerId, work);
  await expect.poll(() => device.call('unkept')).toEqual([]);
  await device.until('menu', ({ data }) => data.some(({ id, available }) => id === 'cola' && available === false));
  await device.reload();
  await device.comeBack();
  const available = async () =>
    (await firestore.doc(`serviceProviders/${providerId}/menuItems/cola`).get()).get('available');
  await expect.poll(available, { timeout: 40_000 }).toBe(false);
  // A page that ends before the answer arrives makes the SDK send its write again, whatever the client does.
  await expect.poll(() => isWritten(device), { timeout: 40_000 }).toBe(true);
  await firestore
    .doc(`serviceProviders/${providerId}/menuItems/cola`)
    .update({ available: true, updatedBy: ownerId, updatedAt: new Date() });
  await device.reload();
  await nothingPending(device);
  expect(await available()).toBe(true);
  await device.close();
});

test('refuses a command that is too late, and sends the others', async () => {
  const { providerId, device } = await openWaiter(browser);
  const before = await device.call('perform', providerId, place(providerId, newId('order')));
  expect(before).toMatchObject({ outcome: 'applied' });
  await device.goOffline();
  const late = place(providerId, newId('order'));
  const expiresAt = new Date(Date.now() + 1500).toISOString();
  const inTime = place(providerId, newId('order'));
  await device.call('start', providerId, { ...late, command: { ...late.command, expiresAt } });
  await device.call('start', providerId, inTime);
  // Without a network, by the server's time as the device has learned it.
  await expect
    .poll(async () => (await device.call('answers'))[late.command.id], { timeout: 30_000 })
    .toMatchObject({ outcome: 'rejected', rejection: { details: { reason: 'expired' } } });
  await device.comeBack();
  await device.call('room', 1);
  expect((await device.call('answers'))[inTime.command.id]).toMatchObject({ outcome: 'applied' });
  await device.close();
});

const dayMs = 86_400_000;

/** Makes the work in the journal of a device older, as if the device had lain in a drawer. `page` has no client. */
const lieInDrawer = (page: Page, days: number): Promise<void> =>
  page.evaluate(
    async ([name, ms]) => {
      const requested = indexedDB.open(name);
      await new Promise((resolve) => requested.addEventListener('success', resolve));
      const changing = requested.result.transaction('entries', 'readwrite');
      const cursors = changing.objectStore('entries').openCursor();
      cursors.addEventListener('success', () => {
        const cursor = cursors.result;
        if (!cursor) return;
        const entry = JSON.parse(cursor.value);
        const serverTime = entry.serverTime && entry.serverTime - ms;
        cursor.update(JSON.stringify({ ...entry, notedAt: entry.notedAt - ms, serverTime }));
        cursor.continue();
      });
      await new Promise((resolve) => changing.addEventListener('complete', resolve));
      requested.result.close();
    },
    [`counterfoil/[DEFAULT]/${projectId}`, days * dayMs] as const,
  );

test.each([
  [61, []],
  [59, ['old']],
] as const)(
  'sends after a restart what waited for %i days only if receipts still protect it',
  async (days, applied) => {
    const { providerId, device } = await openWaiter(browser);
    await device.call('perform', providerId, place(providerId, 'before'));
    const address = device.page().url();
    const bare = await device.context.newPage();
    await bare.goto(new URL('/gone', address).href);
    await device.goOffline();
    const old = place(providerId, 'old');
    await device.call('start', providerId, old);
    await kept(device, old.command.id);
    // The client would write back what it knows.
    await device.page().goto('about:blank');
    await lieInDrawer(bare, days);
    await device.page().goto(address);
    await device.resume();
    const young = place(providerId, 'young');
    await device.call('start', providerId, young);
    await device.comeBack();
    await device.call('room', 1);
    expect((await storedOrders(providerId)).sort()).toEqual(['before', ...applied, 'young']);
    expect(await device.call('refusals')).toMatchObject(
      applied.length > 0
        ? []
        : [{ id: old.command.id, code: 'failed-precondition', message: expect.stringContaining('more than 60 days') }],
    );
    await device.close();
  },
);

test.each([
  ['61 days ahead', 61, 61],
  ['61 days behind', -61, -61],
  ['set 61 days ahead while work waits', 0, 61],
  ['61 days behind, and set right while work waits', -61, 0],
])('refuses nothing for a clock that is %s', async (_, before, after) => {
  const { providerId, device } = await openWaiter(browser, shiftClock(before * dayMs));
  await device.call('perform', providerId, place(providerId, 'first'));
  await device.goOffline();
  const waiting = place(providerId, 'second');
  await device.call('start', providerId, waiting);
  await kept(device, waiting.command.id);
  await shiftClock((after - before) * dayMs)(device.context);
  await device.reload();
  await device.comeBack();
  await expect.poll(() => storedOrders(providerId), { timeout: 30_000 }).toEqual(['first', 'second']);
  expect(await device.call('refusals')).toEqual([]);
  await device.close();
});

test("drops one person's work on a forced sign-out, and nobody else's", async () => {
  const { providerId, ownerId, device } = await openWaiter(browser);
  await device.goOffline();
  const work = place(providerId, newId('order'));
  await device.call('start', providerId, work);
  await kept(device, work.command.id);
  await expect(device.call('signOut', false)).rejects.toThrow('1 changes have not been sent yet');
  expect(await device.call('signOut', true)).toEqual([work.command.id]);
  await device.comeBack();
  const orderId = newId('order');
  await mustRun(userActor(ownerId), makeCommand('order.place', providerId, { orderId, lines: [] }));
  expect(await storedOrders(providerId)).toEqual([orderId]);
  await device.close();
});

test('goes on with a new journal after somebody has deleted the database', async () => {
  const { providerId, device } = await openWaiter(browser);
  const perform = () => device.call('perform', providerId, place(providerId, newId('order')));
  expect(await perform()).toMatchObject({ outcome: 'applied' });
  const deleted = await device.page().evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('counterfoil/'))?.name ?? '';
    return await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onblocked = () => resolve(`${name} is blocked`);
      request.onsuccess = () => resolve('deleted');
    });
  });
  expect(deleted).toBe('deleted');
  expect(await perform()).toMatchObject({ outcome: 'applied' });
  await device.reload();
  expect(await perform()).toMatchObject({ outcome: 'applied' });
  await device.close();
});
