import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { emulators } from '../../kit/emulators.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishPhone } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { setUpReaders } from '../../kit/screen/set-up-readers.ts';
import { createTenant } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const early = ['', '/services', '/resources', '/plans', '/hours', '/closures'];
const late = ['/people', '/share', '/listing', '/payments', '/news', '/export'];

describe.each(setUpReaders)('the set-up $name', (reader) => {
  const { setUp, resources, plans, closures } = reader.words;
  const adds = [setUp.add, resources.add, plans.add, closures.add, setUp.invite];

  /** Nothing is loading any more. */
  const isThere = async (page: Page): Promise<void> => {
    await page.getByRole('navigation', { name: setUp.title, exact: true }).waitFor();
    await page.locator('main h2').first().waitFor();
    await expect.poll(() => page.locator('.bone').count()).toBe(0);
  };

  test.each([
    ['first', early],
    ['last', late],
  ])('serves readers by ear, weak eyes and the keyboard in its %s sections', async (_, sections) => {
    const bella = await createPerson('Bella');
    const modules = ['booking', 'subscriptions', 'restaurant'];
    const { providerId } = await createTenant({ modules }, bella.uid);
    const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up`, reader, bella);
    for (const path of sections) {
      const name = `set-up ${path.slice(1)} ${reader.name}`;
      await page.goto(`http://${emulators.hosting}/at/${providerId}/set-up${path}`);
      await isThere(page);
      expect(await screenFaults(page, name), path).toEqual([]);
      const add = page.getByRole('button', { name: new RegExp(`^(${adds.join('|')})$`) });
      if ((await add.count()) === 0) continue;
      await add.first().click();
      await page.getByRole('dialog').waitFor();
      expect(await screenFaults(page, `${name} sheet`), `${path}, its sheet`).toEqual([]);
      await page.keyboard.press('Escape');
    }
    expect(errors).toEqual([]);
  });
});

test('a phone reaches each section by one control', async () => {
  const bella = await createPerson('Bella');
  const { providerId } = await createTenant({}, bella.uid);
  const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up`, englishPhone, bella);
  await page.getByLabel('Section').selectOption('news');
  await page.getByRole('checkbox', { name: 'Bookings: E-mail' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.reload();
  await expect.poll(() => page.getByRole('checkbox', { name: 'Bookings: E-mail' }).isChecked()).toBe(false);
  expect(new URL(page.url()).pathname).toBe(`/at/${providerId}/set-up/news`);
  expect(errors).toEqual([]);
});
