import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, signInOn } from '../kit/browser.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { createTenant } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('asks for a provider, and then shows its offers under the strict policy of Hosting', async () => {
  const ada = await createPerson('Ada');
  const { providerId } = await createTenant();
  const { page, errors } = await openPage(browser, '/');
  await signInOn(page, ada.email, password);
  await page.getByRole('heading', { name: 'Which provider?' }).waitFor();
  await page.getByLabel('Id of the provider').fill(providerId);
  await page.getByRole('button', { name: 'Show its offers' }).click();
  await page.waitForURL(`**/?at=${providerId}`);
  await page.getByLabel('Day').waitFor();
  // A blocked script, style or connection is an error in the console.
  expect(errors).toEqual([]);
  await page.context().close();
});
