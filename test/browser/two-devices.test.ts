import type { RecordInputs, RecordKind } from '@counterfoil/client';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { firestore } from '../kit/admin.ts';
import { createPerson } from '../kit/browser-person.ts';
import type { Row, Work } from '../kit/device/app/device-api.ts';
import { expectAgreement } from '../kit/device/expect-agreement.ts';
import { type Device, openDevice } from '../kit/device/open-device.ts';
import { sendWork } from '../kit/device/send-work.ts';
import { newId } from '../kit/new-id.ts';
import { smallMenu } from '../kit/restaurant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const lists = ['openOrders', 'menu', 'categories', 'tables', 'ingredients', 'recipes', 'members'] as const;

const must = async (device: Device, ...all: readonly Work[]): Promise<void> => {
  for (const work of all) {
    const { outcome } = await device.call('perform', device.providerId, work);
    expect([work, outcome]).toEqual([work, work.do === 'send' ? 'applied' : 'written']);
  }
};

const add = <Kind extends RecordKind>(kind: Kind, id: string, fields: RecordInputs[Kind]): Work => ({
  do: 'add',
  key: newId('record'),
  kind,
  id,
  fields,
});

const change = <Kind extends RecordKind>(kind: Kind, id: string, fields: Partial<RecordInputs[Kind]>): Work => ({
  do: 'change',
  key: newId('record'),
  kind,
  id,
  fields,
});

/** All work to set up a small restaurant from its owner's device. */
const providerOf = (providerId: string, staffId: string): readonly Work[] => [
  sendWork('provider.create', providerId, {
    name: 'Trattoria',
    kind: 'restaurant',
    timeZone: 'Europe/Rome',
    currency: 'EUR',
    modules: ['restaurant', 'stock'],
  }),
  ...Object.entries(smallMenu.categories).map(([id, category]) => add('categories', id, category)),
  ...Object.entries(smallMenu.ingredients).map(([id, ingredient]) => add('ingredients', id, ingredient)),
  ...Object.entries(smallMenu.recipes).map(([id, { ingredients, ...recipe }]) =>
    add('recipes', id, { ...recipe, ingredients: [...ingredients] }),
  ),
  ...Object.entries(smallMenu.menuItems).map(([id, item]) => add('menuItems', id, item)),
  ...Object.entries(smallMenu.tables).map(([id, table]) => add('tables', id, table)),
  sendWork('member.add', providerId, { userId: staffId, role: 'staff', displayName: 'Sofia' }),
  sendWork('stock.receive', providerId, { ingredientId: 'cola', quantity: 40 }),
];

const order = (id: string) => (row: Row) => row.id === id;
const linesOf = (row: Row | undefined): unknown[] =>
  Array.isArray(row?.lines) ? row.lines.map((line: { readonly lineId: string }) => line.lineId) : [];

const oneLine = (lineId: string) => [{ lineId, menuItemId: 'cola', quantity: 1 }];

test('keeps two devices in agreement through live changes, an offline phase and a reload', async () => {
  const [owner, waiter] = [await createPerson('Bella'), await createPerson('Sofia')];
  const providerId = newId('trattoria');
  const a = await openDevice(browser, { providerId, person: owner });
  const first = newId('order');
  await must(
    a,
    ...providerOf(providerId, waiter.uid),
    sendWork('order.place', providerId, { orderId: first, tableId: 't1', lines: oneLine('first') }),
  );
  await a.openWorkspace();
  await a.watch(...lists);
  await expectAgreement([a], lists);
  const b = await openDevice(browser, { providerId, person: waiter });
  await b.openWorkspace();
  expect(await b.call('ready')).toBe('server');
  await b.watch(...lists);
  for (const list of lists) {
    const [there, here] = [await a.call('read', list), await b.call('read', list)];
    expect([list, here.data.map(({ id }) => id)]).toEqual([list, there.data.map(({ id }) => id)]);
  }
  await expectAgreement([a, b], lists);

  // Each device shows the other's changes.
  const second = newId('order');
  await must(b, sendWork('order.place', providerId, { orderId: second, tableId: 't2', lines: oneLine('of-b') }));
  await a.until('openOrders', ({ data }) => data.some(order(second)));
  await a.until('tables', ({ data }) => data.some(({ id, status }) => id === 't2' && status === 'occupied'));
  await must(
    a,
    change('menuItems', 'cola', { name: 'Chinotto' }),
    sendWork('order.confirm', providerId, { orderId: second }),
  );
  await b.until('menu', ({ data }) => data.some(({ name }) => name === 'Chinotto'));
  await b.until('openOrders', ({ data }) => data.find(order(second))?.status === 'confirmed');
  await must(b, change('menuItems', 'margherita', { available: false }));
  await a.until('menu', ({ data }) => data.some(({ id, available }) => id === 'margherita' && available === false));

  // One device goes offline and reloads.
  await b.goOffline();
  const third = newId('order');
  const offline = [
    sendWork('order.place', providerId, { orderId: third, lines: oneLine('third') }),
    sendWork('order.addLines', providerId, { orderId: first, lines: oneLine('added-by-b') }),
    change('menuItems', 'margherita', { available: true }),
  ];
  for (const work of offline) await b.call('start', providerId, work);
  await b.until('openOrders', ({ data }) => linesOf(data.find(order(first))).includes('added-by-b'));
  await must(a, sendWork('order.addLines', providerId, { orderId: first, lines: oneLine('added-by-a') }));
  await b.kept();
  await b.reload();
  expect(await b.call('ready')).toBe('cache');
  // Unsent work shows as before, even commands that exist only in the queue.
  await b.until('openOrders', ({ data }) => data.some(order(third)));
  await b.until('openOrders', ({ data }) => linesOf(data.find(order(first))).includes('added-by-b'));
  expect((await b.call('pending')).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued']);
  await b.until('menu', ({ data }) => data.some(({ id, available }) => id === 'margherita' && available === true));
  await b.until('openOrders', ({ data, fromCache }) => fromCache && data.some(order(second)));
  await b.call(
    'start',
    providerId,
    sendWork('order.addLines', providerId, { orderId: third, lines: oneLine('third-more') }),
  );
  await b.call('start', providerId, sendWork('order.confirm', providerId, { orderId: third }));
  await b.kept();
  await b.comeBack();
  await b.call('room', 1);
  await b.call('written');

  await expectAgreement([a, b], lists);
  const { data } = await a.call('read', 'openOrders');
  expect(data.map(({ id }) => id)).toEqual([first, second, third]);
  expect(linesOf(data.find(order(first))).toSorted()).toEqual(['added-by-a', 'added-by-b', 'first']);
  expect(linesOf(data.find(order(third)))).toEqual(['third', 'third-more']);
  const logs = await firestore.collection(`serviceProviders/${providerId}/stockLogs`).get();
  expect(logs.docs.map((log) => log.get('quantityChanged')).toSorted()).toEqual([-1, -2, 40]);
  expect([...a.errors, ...b.errors]).toEqual([]);
  await Promise.all([a.close(), b.close()]);
});
