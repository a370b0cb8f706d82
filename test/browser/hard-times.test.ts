import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firestore } from '../kit/admin.ts';
import { launchBrowser } from '../kit/browser.ts';
import { createPerson } from '../kit/browser-person.ts';
import { makeCommand } from '../kit/command.ts';
import { sending } from '../kit/device/command.ts';
import { openDevice } from '../kit/device/open-device.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { putMember } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A house, and a waiter with a device that watches its orders. */
const openWaiter = async () => {
  const { providerId: house, ownerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await putMember(house, waiter.uid, 'staff');
  const device = await openDevice(browser, { house, person: waiter });
  await device.watch('openOrders', 'tables');
  await device.until('openOrders', ({ seen, fromCache }) => seen > 0 && !fromCache);
  await device.until('tables', ({ data, fromCache }) => data.length === 2 && !fromCache);
  return { house, ownerId, device, waiter };
};

const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 1 }];

test('a page that dies between queueing and sending loses nothing: the next one shows it, and it arrives once', async () => {
  const { house, device } = await openWaiter();
  await device.goOffline();
  const orderId = newId('order');
  const place = sending('order.place', house, { orderId, tableId: 't1', lines });
  await device.call('start', house, place);
  await expect.poll(() => device.call('queued')).toEqual([place.command.id]);
  await device.kill();

  await device.start();
  expect(await device.call('queued')).toEqual([place.command.id]);
  await device.comeBack();
  await device.until('openOrders', ({ data, fromCache }) => data.some(({ id }) => id === orderId) && !fromCache);
  await expect.poll(() => device.call('queued'), { timeout: 20_000 }).toEqual([]);
  const orders = await firestore.collection(`serviceProviders/${house}/orders`).get();
  expect(orders.docs.map(({ id }) => id)).toEqual([orderId]);
  expect(device.errors).toEqual([]);
  await device.close();
});

test('a record that is refused after all takes no command down that was queued behind it', async () => {
  const { house, ownerId, device } = await openWaiter();
  await device.goOffline();
  const turn = { do: 'change', key: 'turn', kind: 'tables', id: 't1', fields: { status: 'reserved' } } as const;
  await device.call('start', house, turn);
  const ids = Array.from({ length: 12 }, () => newId('order'));
  const places = ids.map((orderId) => sending('order.place', house, { orderId, lines }));
  for (const place of places) await device.call('start', house, place);
  await device.call('kept');
  // Meanwhile the table has got an order, and is not to be turned any more.
  const there = makeCommand('order.place', house, { orderId: newId('order'), tableId: 't1', lines: [] });
  await mustRun(userActor(ownerId), there);
  await device.comeBack();
  await device.call('room', 1);
  const answers = await device.call('answers');
  expect(answers.turn).toMatchObject({ outcome: 'failed', error: { code: 'permission-denied' } });
  expect(places.map(({ command }) => answers[command.id])).toMatchObject(places.map(() => ({ outcome: 'applied' })));
  await device.close();
});
