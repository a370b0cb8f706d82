import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, signInOn } from '../kit/browser.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { makeCommand } from '../kit/command.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { putMember } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("takes an order from the waiter through the kitchen's screen to payment and a ready table", async () => {
  const { providerId, ownerId } = await createRestaurant();
  const [waiter, cook] = [await createPerson('Sofia'), await createPerson('Luca')];
  await putMember(providerId, waiter.uid, 'staff');
  await putMember(providerId, cook.uid, 'kitchen');
  const receive = makeCommand('stock.receive', providerId, { ingredientId: 'mozzarella', quantity: 350 });
  await mustRun(userActor(ownerId), receive);

  const floor = await openPage(browser, `/?house=${providerId}`);
  const kitchen = await openPage(browser, `/?house=${providerId}`);
  await signInOn(floor.page, waiter.email, password);
  await signInOn(kitchen.page, cook.email, password);
  await floor.page.getByRole('heading', { name: 'Open orders (0)' }).waitFor();

  const lines = [{ lineId: 'a', menuItemId: 'margherita', quantity: 1, note: 'no basil' }];
  const place = makeCommand('order.place', providerId, { orderId: newId('order'), tableId: 't1', lines });
  await mustRun(userActor(waiter.uid), place);
  await floor.page.locator('#tables li', { hasText: 'One' }).getByText('occupied').waitFor();
  await floor.page.locator('#orders').getByRole('button', { name: 'Send' }).click();

  const station = kitchen.page.locator('#station-kitchen');
  await station.getByText('1 × Margherita (no basil)').waitFor();
  await station.getByRole('button', { name: 'Start' }).click();
  await station.getByRole('button', { name: 'Ready' }).click();
  await station.getByRole('button', { name: 'Served' }).waitFor();
  if (process.env.SCREENSHOTS) {
    await mkdir(process.env.SCREENSHOTS, { recursive: true });
    await floor.page.screenshot({ path: `${process.env.SCREENSHOTS}/floor.png`, fullPage: true });
    await kitchen.page.screenshot({ path: `${process.env.SCREENSHOTS}/kitchen.png`, fullPage: true });
  }
  await station.getByRole('button', { name: 'Served' }).click();
  await kitchen.page.getByRole('heading', { name: 'Station kitchen (0)' }).waitFor();
  await floor.page.locator('#orders').getByText('1 of 1 served').waitFor();
  await floor.page.locator('#stock li', { hasText: 'Mozzarella' }).getByText('250 g').waitFor();

  await floor.page.locator('#orders').getByRole('button', { name: 'Paid' }).click();
  await floor.page.getByRole('heading', { name: 'Open orders (0)' }).waitFor();
  const table = floor.page.locator('#tables li', { hasText: 'One' });
  await table.getByRole('button', { name: 'Ready' }).click();
  await table.getByText('available').waitFor();
  // The page shows that the cook's role lacks access, and nothing breaks.
  await kitchen.page.getByText('Not for your role.').first().waitFor();
  expect([...floor.errors, ...kitchen.errors]).toEqual([]);
});

test('shows the rejection of an order on the page, with the missing ingredients', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await putMember(providerId, waiter.uid, 'staff');
  const lines = [{ lineId: 'a', menuItemId: 'margherita', quantity: 2 }];
  await mustRun(userActor(ownerId), makeCommand('order.place', providerId, { orderId: newId('order'), lines }));
  const { page } = await openPage(browser, `/?house=${providerId}`);
  await signInOn(page, waiter.email, password);
  await page.locator('#orders').getByRole('button', { name: 'Send' }).click();
  await page.getByRole('alert').getByText('not enough in stock: Mozzarella: 200 g of 0').waitFor();
});
