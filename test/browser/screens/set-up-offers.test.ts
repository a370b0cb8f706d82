import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishPhone } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { setUpReaders } from '../../kit/screen/set-up-readers.ts';
import { createTenant, inDays } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(setUpReaders)('an owner $name', (reader) => {
  const { words } = reader;
  const { setUp } = words;
  const change = (name: string) => `${setUp.edit}: ${name}`;

  test('sets up a place, and it can be booked at once', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const { providerId } = await createTenant({ services: {}, timeZone: 'Europe/Rome' }, bella.uid);
    const owner = await openScreen(browser, `/at/${providerId}/set-up/services`, reader, bella);
    await owner.page.getByRole('button', { name: setUp.add }).click();
    const sheet = owner.page.getByRole('dialog');
    const save = sheet.getByRole('button', { name: setUp.save });
    await save.click();
    await sheet.getByText(setUp.needsName).waitFor();
    const { title, fields, hints, wrong } = words.serviceTerms;
    await sheet.getByLabel(setUp.name, { exact: true }).fill('Beard');
    await sheet.getByLabel(setUp.price('EUR')).fill('12,50');
    await sheet.getByText(title).click();
    await sheet.getByLabel(fields.freeHours).fill('24');
    await sheet.getByLabel(fields.fee).fill('101');
    await save.click();
    await sheet.getByText(wrong(hints.fee)).waitFor();
    expect(await screenFaults(owner.page, `service sheet ${reader.name}`)).toEqual([]);
    await sheet.getByLabel(fields.fee).fill('50');
    await save.click();
    await owner.page.getByText('Beard').waitFor();

    const customer = await openScreen(browser, `/p/${providerId}`, englishPhone, ada);
    await customer.page.getByRole('radio', { name: /Beard.*€12.50/ }).waitFor();
    await customer.page.getByRole('button', { name: 'Later days' }).click();
    await customer.page.getByRole('radio', { name: /12:00/ }).check();
    await customer.page.getByText(/free to cancel until/).waitFor();
    expect([...owner.errors, ...customer.errors]).toEqual([]);
  });

  test('adds a plan, which is for sale at once', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const { providerId } = await createTenant({ modules: ['booking', 'subscriptions'] }, bella.uid);
    const customer = await openScreen(browser, `/p/${providerId}/offers`, englishPhone, ada);
    await customer.page.getByText('Nothing is sold here.').waitFor();

    const owner = await openScreen(browser, `/at/${providerId}/set-up/plans`, reader, bella);
    await owner.page.getByRole('button', { name: words.plans.add }).click();
    const sheet = owner.page.getByRole('dialog');
    const save = sheet.getByRole('button', { name: setUp.save });
    await sheet.getByLabel(setUp.name, { exact: true }).fill('Season');
    await sheet.getByLabel(setUp.price('EUR')).fill('90');
    await sheet.getByLabel(words.plans.months).fill('121');
    await save.click();
    await sheet.getByText(words.plans.needsMonths).waitFor();
    await sheet.getByLabel(words.plans.months).fill('3');
    await save.click();
    await customer.page.getByText('every 3 months').waitFor();
    await customer.page.getByRole('button', { name: 'Subscribe for €90' }).waitFor();

    const edit = owner.page.getByRole('button', { name: change('Season') });
    await edit.click();
    await sheet.getByRole('button', { name: setUp.remove }).click();
    await owner.page.getByRole('button', { name: words.state.undo }).click();
    await edit.click();
    await sheet.getByRole('button', { name: setUp.remove }).click();
    await customer.page.getByText('Nothing is sold here.').waitFor();
    expect([...customer.errors, ...owner.errors]).toEqual([]);
  });

  test('chooses who serves, and takes the bookings along as a file', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
    const [reservationId, start] = [newId('booking'), inDays(3, 12)];
    const payload = { reservationId, serviceId: 'cut', startTime: start.toISOString(), partySize: 1 };
    await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, payload));
    const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up/resources`, reader, bella);
    const sheet = page.getByRole('dialog');
    const save = sheet.getByRole('button', { name: setUp.save });
    await page.getByRole('button', { name: words.resources.add }).click();
    await sheet.getByLabel(setUp.name, { exact: true }).fill('Chair 1');
    await sheet.getByLabel(words.resources.kind).selectOption('place');
    await save.click();
    await page.getByText(words.resources.kinds.place).waitFor();

    const section = async (path: keyof typeof words.sections): Promise<void> => {
      const control = page.getByLabel(setUp.section);
      if (await control.isVisible()) await control.selectOption(path);
      else await page.getByRole('link', { name: words.sections[path], exact: true }).click();
    };
    await section('services');
    const edit = page.getByRole('button', { name: change('Haircut') });
    await edit.click();
    await sheet.getByRole('checkbox', { name: 'Chair 1' }).check();
    await save.click();
    await edit.click();
    expect(await sheet.getByRole('checkbox', { name: 'Chair 1' }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');

    await section('export');
    await page.getByLabel(setUp.lastDay).fill(start.toISOString().slice(0, 10));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words.exports.saveBookings }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain(`${reservationId},`);
    expect(errors).toEqual([]);
  });
});
