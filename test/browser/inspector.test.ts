import { mkdir } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { openPage, signInOn } from '../kit/browser.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { openCallGate } from '../kit/device/call-gate.ts';
import { openWaiter } from '../kit/device/open-waiter.ts';
import { sendWork } from '../kit/device/send-work.ts';
import { newId } from '../kit/new-id.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const withInspector = (context: BrowserContext) =>
  context.addInitScript(() => Object.assign(globalThis, { inspect: true }));

const screenshot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
};

const numberIn = async (locator: Locator): Promise<number> => Number(await locator.textContent());

test('shows a waiting order with its payload, its prediction, its listener and counted reads', async () => {
  const gate = await openCallGate();
  const { providerId, device } = await openWaiter(browser, async (context) => {
    await gate.prepare(context);
    await withInspector(context);
  });
  const page = device.page();
  const inspector = page.locator('counterfoil-inspector');
  const card = (name: string) => inspector.locator('article').filter({ hasText: name });
  const choose = (tab: string) => inspector.getByRole('tab', { name: tab }).click();

  const pill = inspector.getByRole('button', { name: 'Connected all sent' });
  await pill.waitFor();
  await screenshot(page, 'closed');
  gate.set('hang');
  const lines = [{ lineId: 'a', menuItemId: 'cola', quantity: 2 }];
  const work = sendWork('order.place', providerId, { orderId: newId('order'), lines });
  await device.call('start', providerId, work);
  await inspector.getByRole('button', { name: 'Connected 1 waiting' }).press('Enter');

  const pending = card('order.place');
  await pending.getByText('sending').waitFor();
  await pending.getByText('Payload').click();
  await pending.getByText('"menuItemId": "cola"').waitFor();
  await screenshot(page, 'outbox');

  await inspector.getByRole('tab', { name: 'Outbox' }).press('ArrowRight');
  await inspector.getByText("On this device's disk").waitFor();
  await card('order.place').getByText('waits').waitFor();

  await choose('Overlays');
  await card('order.place').getByText('orders/order-').waitFor();
  await screenshot(page, 'overlays');

  await choose('Listeners');
  // The workspace and the page watch the same list.
  await card('status in [').getByText('2 subscribers').waitFor();
  const read = inspector.getByRole('region', { name: 'Documents read' }).locator('.figure b').first();
  const before = await numberIn(read);
  expect(before).toBeGreaterThan(2);
  await screenshot(page, 'listeners');

  await choose('Events');
  await card('order.place')
    .getByText(/kept \d+ ms/)
    .waitFor();
  await card('order.place')
    .getByText(/shown [\d.]+ m?s/)
    .waitFor();
  await card('order.place')
    .getByText(/waits since/)
    .waitFor();
  gate.set({ status: 503 });
  // The proxy drops the call that hangs.
  gate.dropCalls();
  await card('order.place').getByText('1 failed attempt').waitFor();
  await choose('Faults');
  await card('sending').first().waitFor();
  await screenshot(page, 'faults');
  gate.set('pass');
  await choose('Events');
  await card('order.place')
    .getByText(/^applied/)
    .first()
    .waitFor();
  await card('order.place')
    .getByText(/in lists [\d.]+ m?s/)
    .waitFor();
  await screenshot(page, 'events');
  await choose('Listeners');
  await expect.poll(() => numberIn(read)).toBeGreaterThan(before);
  await page.keyboard.press('Escape');
  await pill.waitFor();
  expect(device.errors.filter((error) => !error.includes('503'))).toEqual([]);
  await device.close();
  gate.close();
});

test('is on a page of the demo when its address asks for it, under the content security policy of the page', async () => {
  const ada = await createPerson('Ada');
  const { page, errors } = await openPage(browser, '/bookings?inspect');
  const inspector = page.locator('counterfoil-inspector');
  await inspector.getByRole('button', { name: 'Nobody is signed in' }).click();
  await signInOn(page, ada.email, password);
  await inspector.getByText('Connected').waitFor();
  await inspector.getByRole('tab', { name: 'Listeners' }).click();
  await inspector
    .locator('article')
    .filter({ hasText: 'reservations' })
    .getByText(/\d subscriber/)
    .waitFor();
  await screenshot(page, 'demo');
  expect(errors).toEqual([]);
});
