import { mkdir } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, signInOn } from '../kit/browser.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { emulators } from '../kit/emulators.ts';
import { automatic, createTenant, inDays } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Left and right edge of an element, in pixels from the left of the page. */
const widthOf = async (page: Page, selector: string): Promise<{ from: number; to: number }> => {
  const { x, width } = (await page.locator(selector).first().boundingBox()) ?? { x: Number.NaN, width: Number.NaN };
  return { from: x, to: x + width };
};

test("shows a customer's booking and its changes to the provider in another browser", async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const ask = { ...automatic, name: 'Colour', confirmation: 'manual' as const };
  const { providerId } = await createTenant({ services: { ask }, timeZone: 'Europe/Rome' }, bella.uid);
  const provider = await openPage(browser, `/?house=${providerId}`);
  const customer = await openPage(browser, `/?at=${providerId}`);
  await signInOn(provider.page, bella.email, password);
  await provider.page.getByRole('heading', { name: 'Asked for (0)' }).waitFor();

  await signInOn(customer.page, ada.email, password);
  await customer.page.getByLabel('Day').fill(inDays(2).toISOString().slice(0, 10));
  await customer.page.getByLabel('People').fill('2');
  await customer.page.getByRole('button', { name: '12:00 · 10' }).click();
  await customer.page.getByRole('button', { name: '12:00 · 8' }).waitFor();
  const mine = customer.page.locator('#my-bookings li');
  await mine.getByText('pending').waitFor();
  const main = await widthOf(customer.page, 'main');
  expect((await widthOf(customer.page, 'main section')).from).toBeCloseTo(main.from);
  expect((await widthOf(customer.page, 'section:has(#my-bookings)')).to).toBeCloseTo(main.to);

  await provider.page.getByRole('heading', { name: 'Asked for (1)' }).waitFor();
  expect(await provider.page.locator('#pending').textContent()).not.toContain('Ada');
  await provider.page.getByRole('button', { name: 'Confirm' }).click();
  await provider.page.getByRole('heading', { name: 'To come (1)' }).waitFor();
  await mine.getByText('confirmed').waitFor();
  await customer.page.getByRole('heading', { name: 'Messages (2 new)' }).waitFor();
  await customer.page.getByRole('button', { name: 'Read' }).first().click();
  await customer.page.getByRole('heading', { name: 'Messages (1 new)' }).waitFor();

  if (process.env.SCREENSHOTS) {
    await mkdir(process.env.SCREENSHOTS, { recursive: true });
    await customer.page.screenshot({ path: `${process.env.SCREENSHOTS}/customer.png` });
    await provider.page.screenshot({ path: `${process.env.SCREENSHOTS}/house.png` });
  }
  await mine.getByRole('button', { name: 'Cancel' }).click();
  await provider.page.getByRole('heading', { name: 'Cancelled (1)' }).waitFor();
  await customer.page.getByRole('button', { name: '12:00 · 10' }).waitFor();
  expect([...customer.errors, ...provider.errors]).toEqual([]);
});

test('shows a rejection on the page', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({}, bella.uid);
  const stranger = await openPage(browser, `/?house=${providerId}`);
  await signInOn(stranger.page, ada.email, password);
  await stranger.page.getByText('Not for your role.').first().waitFor();

  const customer = await openPage(browser, `/?at=${providerId}`);
  await signInOn(customer.page, ada.email, password);
  await customer.page.getByLabel('Day').fill(inDays(2).toISOString().slice(0, 10));
  await customer.page.getByLabel('People').fill('11');
  await customer.page.getByRole('button', { name: '12:00 · 10' }).click();
  await customer.page.getByRole('alert').getByText('10 seats are free in this slot').waitFor();
});

/** Opens a page on a device in the time zone of New York. */
const openAbroad = async (path: string) => {
  const context = await browser.newContext({ timezoneId: 'America/New_York' });
  const page = await context.newPage();
  await page.goto(`http://${emulators.hosting}${path}`);
  return page;
};

test("shows the provider's local time to a customer and to an owner in another time zone", async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ timeZone: 'Europe/Rome' }, bella.uid);
  const customer = await openAbroad(`/?at=${providerId}`);
  await signInOn(customer, ada.email, password);
  await customer.getByLabel('Day').fill(inDays(2).toISOString().slice(0, 10));
  await customer.getByRole('button', { name: '12:00 · 10' }).click();
  await customer.locator('#my-bookings li').getByText('12:00').waitFor();

  const provider = await openAbroad(`/?house=${providerId}`);
  await signInOn(provider, bella.email, password);
  await provider.locator('#confirmed li').getByText('12:00').waitFor();
  await provider.locator('#figures li').filter({ hasText: 'Next' }).getByText('12:00').waitFor();
});

// These two zones never have the same date. So at any hour, one of them differs from the device's date.
test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])("offers today's date in %s first", async (timeZone) => {
  const ada = await createPerson('Ada');
  const { providerId } = await createTenant({ timeZone });
  const page = await openAbroad(`/?at=${providerId}`);
  await signInOn(page, ada.email, password);
  await page.getByRole('button', { name: '12:00 · 10' }).waitFor();
  const today = new Date().toLocaleDateString('en-CA', { timeZone });
  expect(await page.getByLabel('Day').inputValue()).toBe(today);
});
