import { formats } from '@counterfoil/client/react';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { emulators } from '../../kit/emulators.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishDesk, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { automatic, createTenant } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(readers)('a customer $name', (reader) => {
  const { offers, booking, book } = reader.words;
  const format = formats(reader.device.locale ?? '', 'UTC');
  const euros = (amount: number) => format.money({ amount: amount * 100, currency: 'EUR' });
  const left = offers.left(format.number(5), offers.visits(5));

  test('buys a package at the gateway, and pays a booking with a visit, which the desk sees', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const cut = { ...automatic, name: 'Haircut', packages: ['5 10000 180'] };
    const { providerId } = await createTenant({ services: { cut }, timeZone: 'UTC' }, bella.uid);
    const desk = await openScreen(browser, `/at/${providerId}/calendar`, englishDesk, bella);
    await desk.page.getByRole('button', { name: 'Later' }).click();
    const { page, errors } = await openScreen(browser, `/p/${providerId}/offers`, reader, ada);
    await page.getByRole('button', { name: offers.buy(euros(100)) }).click();
    await page.waitForURL(({ host }) => host !== emulators.hosting);
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByText(offers.status.active, { exact: true }).waitFor();
    expect(await screenFaults(page, `offers ${reader.name}`)).toEqual([]);

    await page.goto(`http://${emulators.hosting}/p/${providerId}`);
    await page.getByRole('button', { name: book.laterDays }).click();
    const noon = format.time(new Date('2026-01-01T12:00:00Z'));
    await page.getByRole('radio', { name: new RegExp(noon) }).check();
    await page.getByRole('button', { name: book.book, exact: true }).click();
    await desk.page.getByRole('button', { name: /^12:00 Haircut/ }).waitFor();
    await page.getByRole('button', { name: offers.payWith(left) }).click();
    await page.getByText(booking.paid(euros(25))).waitFor();
    expect([...errors, ...desk.errors]).toEqual([]);
  });
});
