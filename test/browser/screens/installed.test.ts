import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { root } from '../../../scripts/root.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { emulators } from '../../kit/emulators.ts';
import { newId } from '../../kit/new-id.ts';
import { createRestaurant } from '../../kit/restaurant.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { arabicDesk, englishDesk, englishPhone, type Reader } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { createTenant, inDays } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens a page and installs the app. From the next page on, the worker serves it. */
const openInstalled = async (path: string, reader: Reader, person: { readonly email: string }) => {
  const screen = await openScreen(browser, `${path}?install`, reader, person);
  await screen.page.locator('nav.doors').first().waitFor();
  await screen.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return screen;
};

const show = (page: Page, path: string) => page.goto(`http://${emulators.hosting}${path}`);

test('the app opens without a network after a single visit', async () => {
  const ada = await createPerson('Ada');
  const { page } = await openInstalled('/find', englishPhone, ada);
  await page.context().setOffline(true);
  await show(page, '/me');
  await page.getByLabel(englishPhone.words.me.name, { exact: true }).waitFor();
});

test('every screen of a customer opens without a network, and a booking waits until it is back', async () => {
  const ada = await createPerson('Ada');
  const { providerId } = await createTenant({ timeZone: 'UTC' });
  const { words } = englishPhone;
  const { page } = await openInstalled(`/p/${providerId}`, englishPhone, ada);
  await page.getByRole('button', { name: words.book.laterDays }).click();
  await page.getByRole('radio', { name: /12:00/ }).waitFor();
  await show(page, '/bookings');
  await page.getByText(words.booking.none).waitFor();
  await show(page, '/inbox');
  await page.getByText(words.inbox.none).waitFor();
  await show(page, '/me');
  await page.getByLabel(words.me.name, { exact: true }).waitFor();

  await page.context().setOffline(true);
  for (const [path, seen] of [
    ['/', words.find.offline],
    ['/inbox', words.inbox.none],
    ['/me', words.me.title],
    ['/bookings', words.booking.none],
  ] as const) {
    await show(page, path);
    await page.getByText(seen, { exact: true }).first().waitFor();
    await page.getByText(words.state.offlineTitle).first().waitFor();
    expect(await screenFaults(page, `offline ${path.slice(1)}`)).toEqual([]);
  }
  await show(page, `/p/${providerId}`);
  await page.getByRole('button', { name: words.book.laterDays }).click();
  await page.getByRole('radio', { name: /12:00/ }).check();
  await page.getByRole('button', { name: words.book.book, exact: true }).click();
  await page.getByText(words.booking.sending).first().waitFor();
  expect(await page.getByText(words.booking.status.confirmed, { exact: true }).count()).toBe(0);
  await page.reload();
  await page.getByText(words.booking.sending).first().waitFor();
  expect(await screenFaults(page, 'offline booking')).toEqual([]);
  await page.context().setOffline(false);
  await page.getByText(words.booking.status.confirmed, { exact: true }).waitFor();
});

test('every screen of a house opens without a network, in Arabic', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const bella = await createPerson('Bella');
  const { words } = arabicDesk;
  await mustRun(
    userActor(ownerId),
    makeCommand('member.add', providerId, { userId: bella.uid, role: 'owner', displayName: 'Bella' }),
  );
  await mustRun(userActor(bella.uid), makeCommand('member.accept', providerId, { userId: bella.uid }));
  const modules = ['booking', 'subscriptions', 'restaurant', 'stock'];
  await mustRun(userActor(ownerId), makeCommand('provider.update', providerId, { modules }));
  const { page } = await openInstalled(`/at/${providerId}`, arabicDesk, bella);
  const doors = page.locator('nav.doors').getByRole('link');
  await expect.poll(() => doors.count()).toBe(10);
  const paths = await doors.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const path of [...paths, `/at/${providerId}/kitchen/kitchen`]) {
    await show(page, path);
    await page.locator('h1').first().waitFor();
    await expect.poll(() => page.locator('.bone').count()).toBe(0);
  }
  await page.context().setOffline(true);
  for (const path of [...paths, `/at/${providerId}/kitchen/kitchen`]) {
    await show(page, path);
    await page.locator('h1').first().waitFor();
    await expect.poll(() => page.locator('.bone').count(), { message: path }).toBe(0);
    expect(await page.getByText(words.state.notFound).count(), path).toBe(0);
    expect(await page.getByText(words.state.failedTitle).count(), path).toBe(0);
  }
});

test('a newer version is offered, waits for unsent work, and comes when its reader agrees', async () => {
  const ada = await createPerson('Ada');
  const { providerId } = await createTenant({ timeZone: 'UTC' });
  const { words } = englishDesk;
  const { page } = await openInstalled(`/p/${providerId}`, englishDesk, ada);
  const worker = join(root, 'dashboard/dist/worker.js');
  const before = await readFile(worker);
  try {
    // The call that sends an order hangs. Everything else has its network.
    await page.context().route(`http://${emulators.functions}/**`, () => {});
    await page.getByRole('button', { name: words.book.laterDays }).click();
    await page.getByRole('radio', { name: /12:00/ }).check();
    await page.getByRole('button', { name: words.book.book, exact: true }).click();
    await page.getByText(words.booking.sending).first().waitFor();
    await appendFile(worker, `\n// ${newId('newer')}\n`);
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update();
    });
    await page.getByText(words.state.updateUnsent).waitFor();
    expect(await page.getByRole('button', { name: words.state.reload }).count()).toBe(0);
    expect(await screenFaults(page, 'update waits')).toEqual([]);
    await page.context().unroute(`http://${emulators.functions}/**`);
    await page.getByText(words.booking.status.confirmed, { exact: true }).waitFor({ timeout: 100_000 });
    await page.evaluate(() => Object.assign(globalThis, { isEarlier: true }));
    await page.getByRole('button', { name: words.state.reload }).click();
    await expect.poll(() => page.evaluate(() => 'isEarlier' in globalThis)).toBe(false);
    await page.getByText(words.booking.status.confirmed, { exact: true }).waitFor();
    expect(await page.getByText(words.state.updateTitle).count()).toBe(0);
  } finally {
    await writeFile(worker, before);
  }
});

test('a tapped message leads to its booking in the tab that is open', async () => {
  const ada = await createPerson('Ada');
  const { providerId } = await createTenant({ timeZone: 'UTC' });
  const reservationId = newId('booking');
  const booking = { reservationId, serviceId: 'cut', startTime: inDays(1, 12).toISOString(), partySize: 1 };
  await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, booking));
  const { page } = await openInstalled('/find', englishPhone, ada);
  // This browser shows no notifications, so nobody can tap one. This is the message that the worker sends for a tap.
  await page.evaluate((address) => {
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type: 'SHOW', address } }));
  }, `/bookings/${reservationId}`);
  await page.getByRole('heading', { name: /12:00/ }).waitFor();
});
