import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { emulators } from '../../kit/emulators.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishPhone } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { automatic, createTenant } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('a customer buys a package on the page of the gateway, and pays a booking with a visit', async () => {
  const ada = await createPerson('Ada');
  const cut = { ...automatic, name: 'Haircut', packages: ['5 10000 180'] };
  const { providerId } = await createTenant({ services: { cut }, timeZone: 'Europe/Rome' });
  const { page, errors } = await openScreen(browser, `/p/${providerId}/offers`, englishPhone, ada);
  await page.getByRole('button', { name: 'Buy for €100' }).click();
  await page.waitForURL(({ host }) => host !== emulators.hosting);
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText('valid', { exact: true }).waitFor();
  expect(await screenFaults(page, 'offers')).toEqual([]);

  await page.goto(`http://${emulators.hosting}/p/${providerId}`);
  await page.getByRole('button', { name: 'Later days' }).click();
  await page.getByRole('radio', { name: /12:00/ }).check();
  await page.getByRole('button', { name: 'Book' }).click();
  await page.getByRole('button', { name: 'Pay with 5 of 5 visits left' }).click();
  await page.getByText('€25 paid').waitFor();
  expect(errors).toEqual([]);
});
