import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../kit/axe.ts';
import { launchBrowser, openPage, signInOn } from '../kit/browser.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { makeCommand } from '../kit/command.ts';
import { emulators } from '../kit/emulators.ts';
import { newId } from '../kit/new-id.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { automatic, createTenant, inDays, putMember } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 390, height: 844 }, locale: 'en-GB' };
const desk = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };

const openScreen = (path: string, device: BrowserContextOptions) => openPage(browser, path, device);

/** Kept as an artefact where somebody asks for them. */
const photograph = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};

test('a customer books on a phone, and the desk confirms it, without a reload on either side', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const ask = { ...automatic, name: 'Colour', confirmation: 'manual' as const };
  const { providerId } = await createTenant({ services: { ask }, timeZone: 'Europe/Rome' }, bella.uid);
  const customer = await openScreen(`/p/${providerId}`, phone);
  await signInOn(customer.page, ada.email, password);
  await customer.page.getByRole('radio', { name: /Colour/ }).waitFor();
  await customer.page.getByRole('button', { name: 'Later days' }).click();
  await customer.page.getByRole('radio', { name: /12:00/ }).check();
  await photograph(customer.page, 'booker');
  expect(await axeFaults(customer.page)).toEqual([]);
  await customer.page.getByRole('button', { name: 'Ask for it' }).click();
  await customer.page.getByText('asked for').waitFor();
  await photograph(customer.page, 'ticket');
  expect(await axeFaults(customer.page)).toEqual([]);

  const house = await openScreen(`/at/${providerId}`, desk);
  await signInOn(house.page, bella.email, password);
  await house.page.getByRole('button', { name: 'Confirm' }).click();
  await customer.page.getByText('confirmed', { exact: true }).waitFor();
  await house.page.getByText('Nobody waits for an answer.').waitFor();
  await photograph(house.page, 'today');
  expect(await axeFaults(house.page)).toEqual([]);
  expect([...customer.errors, ...house.errors]).toEqual([]);
});

test('a customer buys a package on the page of the gateway, and pays a booking with a visit', async () => {
  const ada = await createPerson('Ada');
  const cut = { ...automatic, name: 'Haircut', packages: ['5 10000 180'] };
  const { providerId } = await createTenant({ services: { cut }, timeZone: 'Europe/Rome' });
  const { page, errors } = await openScreen(`/p/${providerId}/offers`, phone);
  await signInOn(page, ada.email, password);
  await page.getByRole('button', { name: 'Buy for €100' }).click();
  await page.waitForURL(({ host }) => host !== emulators.hosting);
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText('valid', { exact: true }).waitFor();
  await photograph(page, 'offers');
  expect(await axeFaults(page)).toEqual([]);

  await page.goto(`http://${emulators.hosting}/p/${providerId}`);
  await page.getByRole('button', { name: 'Later days' }).click();
  await page.getByRole('radio', { name: /12:00/ }).check();
  await page.getByRole('button', { name: 'Book' }).click();
  await page.getByRole('button', { name: 'Pay with 5 of 5 visits left' }).click();
  await page.getByText('€25 paid').waitFor();
  expect(errors).toEqual([]);
});

test('an owner sets up a place in the browser, and it can be booked at once', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ services: {}, timeZone: 'Europe/Rome' }, bella.uid);
  const owner = await openScreen(`/at/${providerId}/set-up/services`, desk);
  await signInOn(owner.page, bella.email, password);
  await owner.page.getByRole('button', { name: 'Add a service' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await owner.page.getByText('Give it a name.').waitFor();
  await owner.page.getByLabel('Name', { exact: true }).fill('Beard');
  await owner.page.getByLabel('Price in EUR').fill('12,50');
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await owner.page.getByText('Beard').waitFor();
  await photograph(owner.page, 'set-up');
  expect(await axeFaults(owner.page)).toEqual([]);

  const customer = await openScreen(`/p/${providerId}`, phone);
  await signInOn(customer.page, ada.email, password);
  await customer.page.getByRole('radio', { name: /Beard.*€12.50/ }).waitFor();
  expect([...owner.errors, ...customer.errors]).toEqual([]);
});

test('the desk moves a booking in its calendar by keyboard, and its customer sees it', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const cut = { ...automatic, name: 'Haircut' };
  const { providerId } = await createTenant({ services: { cut }, timeZone: 'UTC' }, bella.uid);
  const reservationId = newId('booking');
  const startTime = inDays(1, 12).toISOString();
  const payload = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
  await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, payload));
  const customer = await openScreen(`/bookings/${reservationId}`, phone);
  await signInOn(customer.page, ada.email, password);
  await customer.page.getByText('12:00').waitFor();

  const house = await openScreen(`/at/${providerId}/calendar`, desk);
  await signInOn(house.page, bella.email, password);
  await house.page.getByRole('radio', { name: 'Day' }).check();
  await house.page.getByRole('button', { name: 'Later' }).click();
  await photograph(house.page, 'calendar');
  expect(await axeFaults(house.page)).toEqual([]);
  await house.page.getByRole('button', { name: /^12:00 Haircut/ }).focus();
  await house.page.keyboard.press('Enter');
  await house.page.getByRole('button', { name: 'Move' }).focus();
  await house.page.keyboard.press('Enter');
  await house.page.getByRole('radio', { name: /15:30/ }).focus();
  await house.page.keyboard.press('Space');
  await house.page.getByRole('button', { name: /^Move to .*15:30/ }).focus();
  await house.page.keyboard.press('Enter');
  await house.page.getByRole('button', { name: /^15:30 Haircut/ }).waitFor();
  await customer.page.getByText('15:30').waitFor();
  expect([...customer.errors, ...house.errors]).toEqual([]);
});

test('an Arabic reader sees the same board from right to left', async () => {
  const bella = await createPerson('Bella');
  const { providerId } = await createTenant({ timeZone: 'Africa/Cairo' }, bella.uid);
  const { page, errors } = await openScreen(`/at/${providerId}/today`, {
    ...desk,
    locale: 'ar-EG',
    colorScheme: 'dark',
  });
  await page.getByLabel('البريد الإلكتروني').fill(bella.email);
  await page.getByLabel('كلمة المرور').fill(password);
  await page.getByRole('button', { name: 'تسجيل الدخول' }).click();
  await page.getByRole('region', { name: 'قادمة' }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  const [doors, board] = [await page.getByRole('navigation').boundingBox(), await page.locator('.board').boundingBox()];
  expect(doors?.x).toBeGreaterThan(board?.x ?? 0);
  await photograph(page, 'today-arabic');
  expect(await axeFaults(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('the kitchen keeps a line that was withdrawn, struck, until a cook has seen it', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const cook = await createPerson('Luca');
  await putMember(providerId, cook.uid, 'kitchen');
  const by = userActor(ownerId);
  await mustRun(by, makeCommand('stock.receive', providerId, { ingredientId: 'mozzarella', quantity: 800 }));
  const orderId = newId('order');
  const line = { menuItemId: 'margherita', quantity: 1 };
  const lines = [
    { ...line, lineId: 'a', note: 'no basil' },
    { ...line, lineId: 'b', quantity: 2 },
  ];
  await mustRun(by, makeCommand('order.place', providerId, { orderId, lines }));
  await mustRun(by, makeCommand('order.confirm', providerId, { orderId }));

  const { page, errors } = await openScreen(`/at/${providerId}/kitchen/kitchen`, desk);
  await signInOn(page, cook.email, password);
  const ticket = page.getByRole('article');
  await ticket.getByRole('button', { name: /no basil/ }).click();
  await ticket.getByText('making').waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await mustRun(by, makeCommand('order.removeLine', providerId, { orderId, lineId: 'b' }));
  await ticket.getByText('void').waitFor();
  await photograph(page, 'kitchen');
  await page.reload();
  await ticket.getByText('void').waitFor();
  await ticket.getByRole('button', { name: '1 line was withdrawn · tap when seen' }).click();
  await ticket.getByText('void').waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});
