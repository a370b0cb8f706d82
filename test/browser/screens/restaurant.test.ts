import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { createRestaurant } from '../../kit/restaurant.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { photograph } from '../../kit/screen/photograph.ts';
import { arabicDesk, englishDesk, englishPhone } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { addMember } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test("takes an order from the waiter's phone through the kitchen's screen to payment and a ready table", async () => {
  const { providerId, ownerId } = await createRestaurant();
  const [waiter, cook] = [await createPerson('Sofia'), await createPerson('Luca')];
  await addMember({ providerId, ownerId }, waiter.uid, 'staff');
  await addMember({ providerId, ownerId }, cook.uid, 'kitchen');
  const receive = makeCommand('stock.receive', providerId, { ingredientId: 'mozzarella', quantity: 350 });
  await mustRun(userActor(ownerId), receive);
  const floor = await openScreen(browser, `/at/${providerId}/orders`, englishPhone, waiter);
  const kitchen = await openScreen(browser, `/at/${providerId}/kitchen/kitchen`, englishDesk, cook);
  const door = (name: string) => floor.page.getByRole('navigation').getByRole('link', { name });
  const order = floor.page.getByRole('article', { name: /One$/ });

  await floor.page.getByText('No open orders.').waitFor();
  await floor.page.getByRole('button', { name: 'New order' }).click();
  await floor.page.getByRole('radio', { name: 'One' }).check();
  await floor.page.getByRole('button', { name: 'One more: Margherita' }).click();
  await floor.page.getByLabel('Note for Margherita').fill('no basil');
  expect(await screenFaults(floor.page, 'new-order')).toEqual([]);
  await floor.page.getByRole('button', { name: 'Note 1 dish · €9' }).click();
  await order.getByText('no basil').waitFor();
  await order.getByRole('button', { name: 'Send 1 line' }).click();
  // Guests in a hurry may pay before they are served, and the sheet tells what that means.
  await order.getByRole('button', { name: 'Paid · €9' }).click();
  await floor.page.getByText('The kitchen keeps what is still to be made.').waitFor();
  await floor.page.keyboard.press('Escape');

  const ticket = kitchen.page.getByRole('article');
  const dish = ticket.getByRole('button', { name: /Margherita.*no basil/ });
  await dish.click();
  await ticket.getByText('making', { exact: true }).waitFor();
  await dish.click();
  await order.getByText('1 ready', { exact: true }).waitFor();
  await photograph(kitchen.page, 'kitchen');
  expect(await screenFaults(floor.page, 'orders')).toEqual([]);
  await order.getByRole('button', { name: 'Served: Margherita' }).click();
  await order.getByText('1 of 1 served').waitFor();
  await kitchen.page.getByText('No tickets.').waitFor();

  await door('Stock').click();
  const mozzarella = floor.page.getByRole('article', { name: 'Mozzarella' });
  await mozzarella.getByText('250 g').waitFor();
  await mozzarella.getByText('order now').waitFor();
  await floor.page.getByRole('region', { name: 'What can be made' }).getByText('2 more').waitFor();
  expect(await screenFaults(floor.page, 'stock')).toEqual([]);

  await door('Orders').click();
  await order.getByRole('button', { name: 'Paid · €9' }).click();
  await floor.page.getByRole('button', { name: 'Cash · €9' }).click();
  await floor.page.getByText('No open orders.').waitFor();
  await door('Tables').click();
  const table = floor.page.getByRole('article', { name: 'One' });
  await table.getByText('to clean').waitFor();
  expect(await screenFaults(floor.page, 'floor')).toEqual([]);
  await table.getByRole('button', { name: 'Ready: One' }).click();
  await table.getByText('free', { exact: true }).waitFor();
  expect([...floor.errors, ...kitchen.errors]).toEqual([]);
});

test('a cook sees the kitchen, and no page that is not theirs', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const cook = await createPerson('Luca');
  await addMember({ providerId, ownerId }, cook.uid, 'kitchen');
  const { page, errors } = await openScreen(browser, `/at/${providerId}`, englishDesk, cook);
  await page.getByRole('heading', { name: 'Stations' }).waitFor();
  expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(['Kitchen']);
  expect(await page.getByText('This page is not for your role.').count()).toBe(0);
  expect(await screenFaults(page, 'station list')).toEqual([]);
  expect(errors).toEqual([]);
});

test('shows the refusal of an order with the missing ingredients', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await addMember({ providerId, ownerId }, waiter.uid, 'staff');
  const lines = [{ lineId: 'a', menuItemId: 'margherita', quantity: 2 }];
  await mustRun(userActor(ownerId), makeCommand('order.place', providerId, { orderId: newId('order'), lines }));
  const { page, errors } = await openScreen(browser, `/at/${providerId}/orders`, englishPhone, waiter);
  await page.getByRole('button', { name: 'Send 1 line' }).click();
  const why = 'Not done: There is not enough in stock. Mozzarella: 200 g needed, 0 g there.';
  await page.getByRole('status').getByText(why).waitFor();
  await page.getByRole('button', { name: 'Send 1 line' }).waitFor();
  expect(errors).toEqual([]);
});

test('a manager receives stock in Arabic, and takes it back', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const manager = await createPerson('Salma');
  await addMember({ providerId, ownerId }, manager.uid, 'manager');
  const { page, errors } = await openScreen(browser, `/at/${providerId}/stock`, arabicDesk, manager);
  const mozzarella = page.getByRole('article', { name: 'Mozzarella' });
  await mozzarella.getByText('نفد', { exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');

  await mozzarella.getByRole('button', { name: 'تغيير: Mozzarella' }).click();
  const sheet = page.getByRole('dialog', { name: 'Mozzarella' });
  await sheet.getByLabel('الكمية').fill('2');
  await sheet.getByLabel('الوحدة').selectOption('kg');
  expect(await screenFaults(page, 'stock sheet')).toEqual([]);
  await sheet.getByRole('button', { name: 'سجّل' }).click();
  await mozzarella.getByText('كافٍ', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'تراجع' }).click();
  await mozzarella.getByText('نفد', { exact: true }).waitFor();

  await mozzarella.getByRole('button', { name: 'تغيير: Mozzarella' }).click();
  const history = sheet.getByRole('region', { name: 'ما حدث من قبل' });
  await history.getByText('وصل').waitFor();
  await history.getByText('صُحّح').waitFor();
  expect(await screenFaults(page, 'stock-arabic')).toEqual([]);
  expect(errors).toEqual([]);
});

test('a line that the kitchen has is taken off for good, and a new one comes back', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await addMember({ providerId, ownerId }, waiter.uid, 'staff');
  const by = userActor(ownerId);
  await mustRun(by, makeCommand('stock.receive', providerId, { ingredientId: 'mozzarella', quantity: 350 }));
  const orderId = newId('order');
  const margherita = { menuItemId: 'margherita', quantity: 1 };
  const sent = [{ ...margherita, lineId: 'a', note: 'no basil' }];
  const added = [{ ...margherita, lineId: 'b', note: 'well done' }];
  await mustRun(by, makeCommand('order.place', providerId, { orderId, lines: sent }));
  await mustRun(by, makeCommand('order.confirm', providerId, { orderId }));
  await mustRun(by, makeCommand('order.addLines', providerId, { orderId, lines: added }));
  const { page, errors } = await openScreen(browser, `/at/${providerId}/orders`, englishPhone, waiter);
  const line = (note: string) => page.locator('.order-line').filter({ hasText: note });

  await line('well done').getByRole('button', { name: 'Take off: Margherita' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await line('well done').waitFor();
  await line('no basil').getByRole('button', { name: 'Take off: Margherita' }).click();
  await page.getByText('Taken off.').waitFor();
  await line('no basil').waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  expect(errors).toEqual([]);
});
