import { formats } from '@counterfoil/client/react';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { firestore } from '../../kit/admin.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishDesk, englishPhone, type Reader, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { automatic, createTenant, inDays, type Tenant } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const chair = { ...automatic, name: 'Chair', capacity: 1 };

/** Chooses noon, by UTC, on the first day of the second week that the booker shows. */
const chooseNoon = async (page: Page, { words, device }: Reader): Promise<void> => {
  await page.getByRole('button', { name: words.book.laterDays }).click();
  const noon = formats(device.locale ?? '', 'UTC').time(inDays(7, 12));
  await page.getByRole('radio', { name: new RegExp(noon) }).check();
};

/** Somebody at the desk has the only chair at noon, so many days from now. */
const takeNoon = async ({ providerId, ownerId }: Tenant, days: number): Promise<string> => {
  const reservationId = newId('guest');
  const startTime = inDays(days, 12).toISOString();
  const payload = { reservationId, serviceId: 'chair', startTime, partySize: 1, guest: { name: 'Gina' } };
  await mustRun(userActor(ownerId), makeCommand('reservation.create', providerId, payload));
  return reservationId;
};

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

describe.each(readers)('a customer $name', (reader) => {
  const { words } = reader;

  test('books a series but for the week that is taken, and the desk sees three', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const services = { chair: { ...chair, confirmation: 'manual' as const } };
    const tenant = await createTenant({ services, timeZone: 'UTC' }, bella.uid);
    await takeNoon(tenant, 14);
    const { page, errors } = await openScreen(browser, `/p/${tenant.providerId}`, reader, ada);
    await chooseNoon(page, reader);
    await page.getByText(words.series.repeat).click();
    await page.getByRole('button', { name: words.series.look(4) }).click();
    const book = page.getByRole('button', { name: words.series.book(3) });
    await book.waitFor();
    expect(await page.locator('s').count()).toBe(1);
    expect(await screenFaults(page, `series ${reader.name}`)).toEqual([]);
    await book.click();
    await page.getByRole('heading', { name: words.booking.title }).waitFor();
    await expect.poll(() => page.getByText(words.booking.status.pending, { exact: true }).count()).toBe(3);

    const house = await openScreen(browser, `/at/${tenant.providerId}`, englishDesk, bella);
    const asked = house.page.getByRole('region', { name: 'Asked for' });
    await expect.poll(() => asked.getByRole('article').count()).toBe(3);
    expect(await asked.getByText('one of a series').count()).toBe(3);

    await page.getByRole('main').getByRole('link').first().click();
    await page.getByRole('heading', { name: words.series.others(2) }).waitFor();
    expect(await screenFaults(page, `series ticket ${reader.name}`)).toEqual([]);
    expect([...errors, ...house.errors]).toEqual([]);
  });

  test('names those who come, and reads them on the ticket', async () => {
    const ada = await createPerson('Ada');
    const { providerId } = await createTenant({ timeZone: 'UTC' });
    const { page, errors } = await openScreen(browser, `/p/${providerId}`, reader, ada);
    await page.getByRole('button', { name: words.book.moreOf }).click();
    await page.getByText(words.party.who).click();
    const names = page.getByLabel(words.party.names);
    await names.fill('Ada\nGrace\nAlan');
    await page.getByText(words.party.tooMany(2)).waitFor();
    await names.fill('Ada\nGrace');
    await chooseNoon(page, reader);
    expect(await screenFaults(page, `party ${reader.name}`)).toEqual([]);
    await page.getByRole('button', { name: words.book.book, exact: true }).click();
    await page.getByText(words.party.come(['Ada', 'Grace'])).waitFor();
    expect(errors).toEqual([]);
  });

  test('chooses messages on one device, and reads the choice on another', async () => {
    const ada = await createPerson('Ada');
    const { messages, me } = words;
    const first = await openScreen(browser, '/me', reader, ada);
    await first.page.getByLabel(messages.email).uncheck();
    await first.page.getByLabel(messages.quietFrom).fill('22:00');
    await first.page.getByRole('button', { name: messages.save }).click();
    await first.page.getByText(messages.bothTimes).waitFor();
    await first.page.getByLabel(messages.quietTo).fill('07:30');
    await first.page.getByRole('button', { name: messages.save }).click();
    await first.page.getByText(me.saved).waitFor();

    const { page, errors } = await openScreen(browser, '/me', reader, ada);
    await expect.poll(() => page.getByLabel(messages.quietFrom).inputValue()).toBe('22:00');
    expect(await page.getByLabel(messages.quietTo).inputValue()).toBe('07:30');
    expect(await page.getByLabel(messages.email).isChecked()).toBe(false);
    expect(await page.getByLabel(messages.push).isChecked()).toBe(true);
    expect(await screenFaults(page, `messages ${reader.name}`)).toEqual([]);
    expect([...first.errors, ...errors]).toEqual([]);
  });

  test('waits in line, is offered the seat that becomes free, and takes it', async () => {
    const ada = await createPerson('Ada');
    const tenant = await createTenant({ services: { chair: { ...chair, waitingHoldMinutes: 20 } }, timeZone: 'UTC' });
    const reservationId = await takeNoon(tenant, 7);
    const { page, errors } = await openScreen(browser, `/p/${tenant.providerId}`, reader, ada);
    await chooseNoon(page, reader);
    await page.getByText(words.line.held(words.book.minutes(20))).waitFor();
    await page.getByRole('button', { name: words.book.wait }).click();
    await page.getByText(words.line.text).waitFor();
    expect(await screenFaults(page, `in line ${reader.name}`)).toEqual([]);

    // The page shows the wish at once. A seat that becomes free before the wish arrives is simply booked.
    const bookings = firestore.collection(`endUsers/${ada.uid}/reservations`);
    await expect.poll(async () => (await bookings.get()).docs.map((one) => one.get('status'))).toEqual(['waiting']);
    const cancel = makeCommand('reservation.cancel', tenant.providerId, { reservationId });
    await mustRun(userActor(tenant.ownerId), cancel);
    const take = page.getByRole('button', { name: words.booking.take });
    await take.waitFor();
    await page.getByRole('button', { name: words.line.decline }).waitFor();
    expect(await screenFaults(page, `offered ${reader.name}`)).toEqual([]);
    await take.click();
    await page.getByText(words.booking.status.confirmed, { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  test('is led to the content of each page, and finds its name in the title', async () => {
    const ada = await createPerson('Ada');
    const { providerId } = await createTenant();
    const { page, errors } = await openScreen(browser, '/find', reader, ada);
    await page.getByRole('heading', { name: words.find.title }).waitFor();
    await expect.poll(() => page.title()).toBe(`${words.shell.find} · Counterfoil`);
    // The form of the sign-in is gone. A page that somebody opens by its address is no arrival.
    await expect.poll(() => focusedId(page)).toBe('content');
    await page.reload();
    await page.getByRole('heading', { name: words.find.title }).waitFor();
    expect(await focusedId(page)).not.toBe('content');
    await page.getByRole('link', { name: words.shell.bookings }).click();
    await expect.poll(() => page.title()).toBe(`${words.shell.bookings} · Counterfoil`);
    await expect.poll(() => focusedId(page)).toBe('content');
    await page.getByRole('link', { name: words.shell.me, exact: true }).focus();
    await page.goBack();
    await expect.poll(() => page.title()).toBe(`${words.shell.find} · Counterfoil`);
    await expect.poll(() => focusedId(page)).toBe('content');
    await page.goto(new URL(`/p/${providerId}`, page.url()).href);
    await expect.poll(() => page.title()).toBe('Salon Test · Counterfoil');
    expect(errors).toEqual([]);
  });
});

test('somebody who waits leaves the line', async () => {
  const ada = await createPerson('Ada');
  const tenant = await createTenant({ services: { chair: { ...chair, waitingHoldMinutes: 20 } }, timeZone: 'UTC' });
  await takeNoon(tenant, 7);
  const reservationId = newId('booking');
  const startTime = inDays(7, 12).toISOString();
  const payload = { reservationId, serviceId: 'chair', startTime, partySize: 1, waits: true };
  await mustRun(userActor(ada.uid), makeCommand('reservation.create', tenant.providerId, payload));
  const { words } = englishPhone;
  const { page, errors } = await openScreen(browser, `/bookings/${reservationId}`, englishPhone, ada);
  await page.getByRole('button', { name: words.booking.leaveLine }).click();
  const sheet = page.getByRole('dialog', { name: words.line.leaveTitle });
  await sheet.getByText(words.booking.nothingBack).waitFor();
  expect(await screenFaults(page, 'leave the line')).toEqual([]);
  await sheet.getByRole('button', { name: words.booking.leaveLine }).click();
  await page.getByText(words.booking.status.cancelled, { exact: true }).waitFor();
  expect(errors).toEqual([]);
});
