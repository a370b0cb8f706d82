import { formats } from '@counterfoil/client/react';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { createRestaurant } from '../../kit/restaurant.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { photograph } from '../../kit/screen/photograph.ts';
import { englishDesk, englishPhone, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { addMember } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(readers)('a waiter $name', (reader) => {
  const { orders, shell, stock, tables } = reader.words;
  const nine = formats(reader.device.locale ?? '').money({ amount: 900, currency: 'EUR' });
  const dishOf = (what: string) => orders.of(what, 'Margherita');

  test('takes an order through the kitchen to payment and a ready table', async () => {
    const { providerId, ownerId } = await createRestaurant();
    const [waiter, cook] = [await createPerson('Sofia'), await createPerson('Luca')];
    await addMember({ providerId, ownerId }, waiter.uid, 'staff');
    await addMember({ providerId, ownerId }, cook.uid, 'kitchen');
    const receive = makeCommand('stock.receive', providerId, { ingredientId: 'mozzarella', quantity: 350 });
    await mustRun(userActor(ownerId), receive);
    const { page, errors } = await openScreen(browser, `/at/${providerId}/orders`, reader, waiter);
    const kitchen = await openScreen(browser, `/at/${providerId}/kitchen/kitchen`, englishDesk, cook);
    const door = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const order = page.getByRole('article', { name: /One$/ });

    await page.getByText(orders.none).waitFor();
    await button(orders.take).click();
    await page.getByRole('radio', { name: 'One' }).check();
    await button(orders.more('Margherita')).click();
    await page.getByLabel(orders.note('Margherita')).fill('no basil');
    expect(await screenFaults(page, `new order ${reader.name}`)).toEqual([]);
    await button(orders.takeIt(orders.dishes(1), nine)).click();
    await order.getByText('no basil').waitFor();
    await button(orders.send(1)).click();
    // Guests in a hurry may pay before they are served, and the sheet tells what that means.
    await button(orders.pay(nine)).click();
    await page.getByText(orders.payEarly).waitFor();
    await page.keyboard.press('Escape');

    const ticket = kitchen.page.getByRole('article');
    const dish = ticket.getByRole('button', { name: /Margherita.*no basil/ });
    await dish.click();
    await ticket.getByText('making', { exact: true }).waitFor();
    await dish.click();
    await order.getByText(orders.ready(1), { exact: true }).waitFor();
    await photograph(kitchen.page, 'kitchen');
    expect(await screenFaults(page, `orders ${reader.name}`)).toEqual([]);
    await button(dishOf(orders.serve)).click();
    await kitchen.page.getByText('No tickets.').waitFor();

    await door(shell.stock).click();
    const mozzarella = page.getByRole('article', { name: 'Mozzarella' });
    await mozzarella.getByText(stock.quantity(250, 'g')).waitFor();
    await mozzarella.getByText(stock.status.LOW_STOCK).waitFor();
    await page.getByRole('region', { name: stock.recipes }).getByText(stock.makes(2)).waitFor();
    expect(await screenFaults(page, `stock ${reader.name}`)).toEqual([]);

    await door(shell.orders).click();
    await button(orders.pay(nine)).click();
    await button(orders.cash(nine)).click();
    await page.getByText(orders.none).waitFor();
    await door(shell.tables).click();
    const table = page.getByRole('article', { name: 'One' });
    await table.getByText(tables.status.cleaning).waitFor();
    expect(await screenFaults(page, `floor ${reader.name}`)).toEqual([]);
    await button(orders.of(tables.ready, 'One')).click();
    await table.getByText(tables.status.available, { exact: true }).waitFor();
    expect([...errors, ...kitchen.errors]).toEqual([]);
  });
});

describe.each(readers)('a manager $name', (reader) => {
  const { stock, state } = reader.words;

  test('receives stock, takes it back, and reads both afterwards', async () => {
    const { providerId, ownerId } = await createRestaurant();
    const manager = await createPerson('Salma');
    await addMember({ providerId, ownerId }, manager.uid, 'manager');
    const { page, errors } = await openScreen(browser, `/at/${providerId}/stock`, reader, manager);
    const mozzarella = page.getByRole('article', { name: 'Mozzarella' });
    await mozzarella.getByText(stock.status.OUT_OF_STOCK, { exact: true }).waitFor();

    const change = mozzarella.getByRole('button', { name: `${stock.change}: Mozzarella` });
    const sheet = page.getByRole('dialog', { name: 'Mozzarella' });
    await change.click();
    await sheet.getByLabel(stock.amount).fill('2');
    await sheet.getByLabel(stock.unit).selectOption('kg');
    expect(await screenFaults(page, `stock sheet ${reader.name}`)).toEqual([]);
    await sheet.getByRole('button', { name: stock.save }).click();
    await mozzarella.getByText(stock.status.NORMAL, { exact: true }).waitFor();
    await page.getByRole('button', { name: state.undo }).click();
    await mozzarella.getByText(stock.status.OUT_OF_STOCK, { exact: true }).waitFor();

    await change.click();
    const history = sheet.getByRole('region', { name: stock.log });
    await history.getByText(stock.logged.received).waitFor();
    await history.getByText(stock.logged.adjusted).waitFor();
    expect(await screenFaults(page, `stock log ${reader.name}`)).toEqual([]);
    expect(errors).toEqual([]);
  });
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
