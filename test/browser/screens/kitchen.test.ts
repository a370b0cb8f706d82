import type { CommandPayloads } from '@counterfoil/client';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '../../../dashboard/src/words/english.ts';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { firestore } from '../../kit/admin.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { createRestaurant } from '../../kit/restaurant.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen, signInAs } from '../../kit/screen/open-screen.ts';
import { photograph } from '../../kit/screen/photograph.ts';
import { englishDesk, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { addMember } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const withoutBasil = { lineId: 'a', menuItemId: 'margherita', quantity: 1, note: 'no basil' };

/** A restaurant with one cook, and one order that its kitchen has. */
const createKitchen = async (order: Pick<CommandPayloads['order.place'], 'kind' | 'lines'>) => {
  const { providerId, ownerId } = await createRestaurant();
  const cook = await createPerson('Luca');
  await addMember({ providerId, ownerId }, cook.uid, 'kitchen');
  const by = userActor(ownerId);
  await mustRun(by, makeCommand('stock.receive', providerId, { ingredientId: 'mozzarella', quantity: 800 }));
  const orderId = newId('order');
  await mustRun(by, makeCommand('order.place', providerId, { orderId, ...order }));
  await mustRun(by, makeCommand('order.confirm', providerId, { orderId }));
  return { providerId, cook, by, orderId };
};

test.each(readers)(
  'a kitchen $name keeps a line that was withdrawn, struck, until a cook has seen it',
  async (reader) => {
    const { kitchen } = reader.words;
    const another = { lineId: 'b', menuItemId: 'margherita', quantity: 2 };
    const { providerId, cook, by, orderId } = await createKitchen({ lines: [withoutBasil, another] });
    const { page, errors } = await openScreen(browser, `/at/${providerId}/kitchen/kitchen`, reader, cook);
    const stored = await firestore.doc(`serviceProviders/${providerId}/orders/${orderId}`).get();
    const number = new Intl.NumberFormat(reader.device.locale).format(stored.get('number'));
    const ticket = page.getByRole('article', { name: kitchen.number(number), exact: true });
    await ticket.getByRole('button', { name: /no basil/ }).click();
    await ticket.getByText(kitchen.preparing).waitFor();
    expect(await screenFaults(page, `kitchen ${reader.name}`)).toEqual([]);

    await mustRun(by, makeCommand('order.removeLine', providerId, { orderId, lineId: 'b' }));
    await ticket.getByText(kitchen.withdrawn).waitFor();
    await photograph(page, `kitchen withdrawn ${reader.name}`);
    await page.reload();
    await ticket.getByText(kitchen.withdrawn).waitFor();
    await ticket.getByRole('button', { name: kitchen.withdrawnLines(1) }).click();
    await ticket.getByText(kitchen.withdrawn).waitFor({ state: 'detached' });

    const second = { lineId: 'c', menuItemId: 'margherita', quantity: 3 };
    await mustRun(by, makeCommand('order.addLines', providerId, { orderId, lines: [second] }));
    await mustRun(by, makeCommand('order.confirm', providerId, { orderId }));
    await ticket.getByRole('button', { name: kitchen.changedLines(1) }).click();
    await ticket.getByRole('button', { name: kitchen.changedLines(1) }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  },
);

test('a take-away that is paid before it is made stays work, until a cook has tapped it away', async () => {
  const { kitchen } = english;
  const { providerId, cook, by, orderId } = await createKitchen({ kind: 'takeAway', lines: [withoutBasil] });
  const { page, errors } = await openScreen(browser, `/at/${providerId}/kitchen/kitchen`, englishDesk, cook);
  const ticket = page.getByRole('article');
  const dish = ticket.getByRole('button', { name: /no basil/ });
  await dish.getByText(kitchen.start).waitFor();
  await mustRun(by, makeCommand('order.complete', providerId, { orderId, payment: { method: 'cash' } }));
  await ticket.getByText(`${kitchen.takeAway} · ${kitchen.paid}`).waitFor();
  expect(await ticket.getByText(kitchen.withdrawn, { exact: true }).count()).toBe(0);
  await page.reload();
  await dish.click();
  await dish.getByText(kitchen.preparing, { exact: true }).waitFor();
  await dish.click();
  await dish.getByText(kitchen.ready, { exact: true }).waitFor();
  await dish.click();
  await page.getByText(kitchen.none).waitFor();
  expect(errors).toEqual([]);
});

test('a wall that may not read its tickets any more says so, and keeps those that it has shown', async () => {
  const { kitchen, state } = english;
  const { providerId, cook } = await createKitchen({ lines: [withoutBasil] });
  const { page } = await openScreen(browser, `/at/${providerId}/kitchen/kitchen`, englishDesk, cook);
  const dish = page.getByRole('article').getByRole('button', { name: /no basil/ });
  await dish.waitFor();

  // Their own half of the membership still says that they belong here.
  await page.goto('about:blank');
  await firestore.doc(`serviceProviders/${providerId}/members/${cook.uid}`).update({ active: false });
  await page.goBack();
  await page.getByText(state.noDoor).waitFor();
  await page.getByRole('alert').filter({ hasText: 'Look at the paper tickets, too.' }).waitFor();
  await dish.waitFor();
  expect(await page.getByText(kitchen.none).count()).toBe(0);
});

test('the next person on a tablet sees no tickets that it remembers for somebody else', async () => {
  const { shell, state } = english;
  const { providerId, cook } = await createKitchen({ lines: [withoutBasil] });
  const stranger = await createPerson('Nino');
  const path = `/at/${providerId}/kitchen/kitchen`;
  const { page } = await openScreen(browser, path, englishDesk, cook);
  await page.getByRole('button', { name: /no basil/ }).waitFor();
  const remembered = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kitchen ')));
  expect(await remembered()).toHaveLength(1);

  await page.goto(new URL('/me', page.url()).href);
  await page.getByRole('button', { name: shell.signOut }).click();
  await signInAs(page, englishDesk, stranger.email);
  await page.getByRole('button', { name: shell.signOut }).waitFor();
  await page.goto(new URL(path, page.url()).href);
  await page.getByText(state.noDoor).waitFor();
  expect(await page.getByText('no basil').count()).toBe(0);
  await expect.poll(remembered).toEqual([]);
});
