import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../kit/axe.ts';
import { launchBrowser, signInOn } from '../kit/browser.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { emulators } from '../kit/emulators.ts';
import { automatic, createTenant } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const phone = { viewport: { width: 390, height: 844 }, timezoneId: 'Europe/Rome', locale: 'en-GB' };
const desk = { viewport: { width: 1280, height: 900 }, timezoneId: 'Europe/Rome', locale: 'en-GB' };

interface Screen {
  readonly page: Page;
  readonly errors: readonly string[];
}

const openScreen = async (path: string, device: BrowserContextOptions): Promise<Screen> => {
  const context = await browser.newContext(device);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`http://${emulators.hosting}${path}`);
  return { page, errors };
};

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
  await photograph(house.page, 'today');
  expect(await axeFaults(house.page)).toEqual([]);
  expect([...customer.errors, ...house.errors]).toEqual([]);
});
