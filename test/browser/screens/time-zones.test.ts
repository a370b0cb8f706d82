import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishDesk, type Reader } from '../../kit/screen/readers.ts';
import { createTenant } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A device in the time zone of New York. */
const abroad: Reader = { ...englishDesk, device: { ...englishDesk.device, timezoneId: 'America/New_York' } };

test("shows the place's local time to a customer and to its owner in another time zone", async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ timeZone: 'Europe/Rome' }, bella.uid);
  const customer = await openScreen(browser, `/p/${providerId}`, abroad, ada);
  await customer.page.getByRole('button', { name: 'Later days' }).click();
  await customer.page.getByRole('radio', { name: /12:00/ }).check();
  await customer.page.getByRole('button', { name: 'Book' }).click();
  await customer.page.getByRole('heading', { name: /12:00/ }).waitFor();
  await customer.page.getByText(/0[567]:00 your time/).waitFor();

  const house = await openScreen(browser, `/at/${providerId}/calendar`, abroad, bella);
  await house.page.getByRole('button', { name: 'Later' }).click();
  await house.page.getByRole('button', { name: /^12:00 Haircut/ }).waitFor();
  expect([...customer.errors, ...house.errors]).toEqual([]);
});

// These two zones never have the same date. So at any hour, one of them differs from the device's date.
test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])("offers today's date in %s first", async (timeZone) => {
  const ada = await createPerson('Ada');
  const { providerId } = await createTenant({ timeZone });
  const { page } = await openScreen(browser, `/p/${providerId}`, abroad, ada);
  const today = new Date().toLocaleDateString('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
  const week = page.getByRole('group', { name: /times in/ });
  await expect.poll(() => week.getByRole('radio').first().getAttribute('aria-label')).toContain(today);
  expect(await week.getByRole('radio').first().isChecked()).toBe(true);
});
