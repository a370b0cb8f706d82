import { formats } from '@counterfoil/client/react';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishDesk, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { automatic, createTenant, inDays, putPlan } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const timeZone = 'Europe/Rome';
/** The slot at noon on the first day of the second week that the booker shows. */
const noon = (locale: string) => formats(locale, 'UTC').time(new Date('2026-01-01T12:00:00Z'));

/** Nobody loses the network as soon after the first sight of a page as a test does. The text is what a browser runs. */
const nextPageIsHere = (page: Page) =>
  page.waitForFunction(`(async () => {
    const file = performance.getEntriesByType('resource').find(({ name }) => name.includes('/chunks/booking-'));
    return file !== undefined && (await import(file.name)) !== undefined;
  })()`);

describe.each(readers)('a customer $name', (reader) => {
  const { words, device } = reader;
  const write = formats(device.locale ?? '', timeZone);

  test('books, is confirmed by the desk, and cancels', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const ask = { ...automatic, name: 'Colour', confirmation: 'manual' as const };
    const { providerId } = await createTenant({ services: { ask }, timeZone }, bella.uid);
    const { page, errors } = await openScreen(browser, `/p/${providerId}`, reader, ada);
    await page.getByRole('radio', { name: /Colour/ }).waitFor();
    await page.getByRole('button', { name: words.book.laterDays }).click();
    await page.getByRole('radio', { name: new RegExp(noon(device.locale ?? '')) }).check();
    expect(await screenFaults(page, `booker ${reader.name}`)).toEqual([]);
    await page.getByRole('button', { name: words.book.ask }).click();
    await page.getByText(words.booking.status.pending, { exact: true }).waitFor();

    const house = await openScreen(browser, `/at/${providerId}`, englishDesk, bella);
    await house.page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText(words.booking.status.confirmed, { exact: true }).waitFor();
    expect(await screenFaults(page, `ticket ${reader.name}`)).toEqual([]);

    await page.getByRole('link', { name: new RegExp(words.shell.unread(2)) }).click();
    await page.getByRole('heading', { name: words.inbox.title }).waitFor();
    expect(await screenFaults(page, `inbox ${reader.name}`)).toEqual([]);
    await page.getByRole('main').getByRole('link').first().click();
    await page.getByRole('link', { name: new RegExp(words.shell.unread(1)) }).waitFor();

    await page.getByRole('button', { name: new RegExp(`^${words.booking.cancel}`) }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText(words.booking.nothingBack).waitFor();
    expect(await screenFaults(page, `cancel ${reader.name}`)).toEqual([]);
    await sheet.getByRole('button', { name: words.booking.cancel, exact: true }).click();
    await page.getByText(words.booking.status.cancelled, { exact: true }).waitFor();
    await page.getByRole('link', { name: words.booking.again }).waitFor();
    await page.getByRole('link', { name: words.shell.bookings }).click();
    await page.getByRole('heading', { name: words.booking.before }).waitFor();
    expect(await screenFaults(page, `bookings ${reader.name}`)).toEqual([]);
    expect([...errors, ...house.errors]).toEqual([]);
  });

  test('finds a place by its name, which its owner has listed just now', async () => {
    const ada = await createPerson('Ada');
    const { providerId, ownerId } = await createTenant();
    const name = `Salon ${newId('z')}`;
    const { page, errors } = await openScreen(browser, '/', reader, ada);
    await page.getByLabel(words.find.search).fill(name);
    await page.getByText(words.find.none).waitFor();
    await mustRun(userActor(ownerId), makeCommand('provider.update', providerId, { name }));
    await mustRun(userActor(ownerId), makeCommand('provider.list', providerId, { text: 'Corso Italia 5' }));
    await page.getByLabel(words.find.search).fill(name.slice(0, -1));
    await page.getByRole('link', { name: new RegExp(name) }).waitFor();
    expect(await screenFaults(page, `find ${reader.name}`)).toEqual([]);
    await page.getByRole('link', { name: new RegExp(name) }).click();
    await page.getByRole('heading', { name }).waitFor();
    expect(errors).toEqual([]);
  });

  test('subscribes, the desk sees it, and ends it again', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const { providerId } = await createTenant({ modules: ['booking', 'subscriptions'] }, bella.uid);
    const price = { amount: 0, currency: 'EUR' };
    await putPlan(providerId, 'club', { name: 'Club', periodMonths: 1, price });
    const house = await openScreen(browser, `/at/${providerId}/subscriptions`, reader, bella);
    await house.page.getByText(words.subs.none).waitFor();
    const { page, errors } = await openScreen(browser, `/p/${providerId}/offers`, reader, ada);
    expect(await screenFaults(page, `offers ${reader.name}`)).toEqual([]);
    await page.getByRole('button', { name: words.offers.subscribe(write.money(price)) }).click();
    await house.page.getByRole('region', { name: words.subs.active }).getByText('Club').waitFor();
    expect(await screenFaults(house.page, `subscriptions ${reader.name}`)).toEqual([]);

    await page.getByRole('link', { name: words.shell.bookings }).click();
    await page.getByText(words.mine.status.active, { exact: true }).waitFor();
    expect(await screenFaults(page, `my subscriptions ${reader.name}`)).toEqual([]);
    await page.getByRole('button', { name: words.mine.cancel }).click();
    expect(await screenFaults(page, `end a subscription ${reader.name}`)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: words.mine.cancel }).click();
    await house.page.getByRole('region', { name: words.subs.ended }).getByText('Club').waitFor();
    expect([...errors, ...house.errors]).toEqual([]);
  });

  test('tells a name on one device, and reads it on another', async () => {
    const ada = await createPerson('Ada');
    const first = await openScreen(browser, '/me', reader, ada);
    await first.page.getByLabel(words.me.name, { exact: true }).fill('Ada Lovelace');
    const answer = Promise.withResolvers<void>();
    await first.page.route('**/Write/channel**', (route) => answer.promise.then(() => route.continue()));
    const written = first.page.waitForRequest('**/Write/channel**');
    await first.page.getByRole('button', { name: words.me.save, exact: true }).click();
    await written;
    expect(await first.page.getByText(words.me.saved).count(), 'said before the server has it').toBe(0);
    answer.resolve();
    await first.page.getByText(words.me.saved).waitFor();
    const second = await openScreen(browser, '/me', reader, ada);
    await expect.poll(() => second.page.getByLabel(words.me.name, { exact: true }).inputValue()).toBe('Ada Lovelace');
    expect(await screenFaults(second.page, `me ${reader.name}`)).toEqual([]);
    expect([...first.errors, ...second.errors]).toEqual([]);
  });

  test('accepts an invitation from its link, and the owner sees it', async () => {
    const [stella, bella] = [await createPerson('Stella'), await createPerson('Bella')];
    const { providerId } = await createTenant({}, bella.uid);
    const owner = await openScreen(browser, `/at/${providerId}/set-up/people`, englishDesk, bella);
    await owner.page.getByRole('button', { name: 'Invite' }).first().click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
    const link = new URL(await owner.page.getByRole('dialog').locator('.code').innerText());
    await owner.page.keyboard.press('Escape');

    const { page, errors } = await openScreen(browser, link.pathname + link.hash, reader, stella);
    await page.getByRole('heading', { name: words.join.title('Salon Test') }).waitFor();
    expect(await screenFaults(page, `join ${reader.name}`)).toEqual([]);
    await page.getByRole('button', { name: words.join.accept }).click();
    await page.waitForURL(`**/at/${providerId}/today`);
    await owner.page.getByText('Stella').waitFor();
    expect([...errors, ...owner.errors]).toEqual([]);
  });

  test('books without a network, is refused later, and is offered the next best time', async () => {
    const ada = await createPerson('Ada');
    const chair = { ...automatic, name: 'Chair', capacity: 1 };
    const { providerId, ownerId } = await createTenant({ services: { chair }, timeZone: 'UTC' });
    const { page } = await openScreen(browser, `/p/${providerId}`, reader, ada);
    await page.getByRole('button', { name: words.book.laterDays }).click();
    await page.getByRole('radio', { name: new RegExp(noon(device.locale ?? '')) }).check();
    await nextPageIsHere(page);
    await page.context().setOffline(true);
    await page.getByText(words.state.offlineTitle).waitFor();
    await page.getByRole('button', { name: words.book.book, exact: true }).click();
    await page.getByText(words.booking.sending).first().waitFor();
    expect(await screenFaults(page, `offline ${reader.name}`)).toEqual([]);

    const taken = {
      reservationId: newId('rival'),
      serviceId: 'chair',
      startTime: inDays(7, 12).toISOString(),
      partySize: 1,
    };
    const guest = { name: 'Gina' };
    await mustRun(userActor(ownerId), makeCommand('reservation.create', providerId, { ...taken, guest }));
    await page.context().setOffline(false);
    const note = page.locator('.toast').filter({ has: page.getByRole('button', { name: words.state.seen }) });
    await note.getByRole('link').first().click();
    await page.getByRole('button', { name: words.book.book, exact: true }).click();
    await page.getByText(words.booking.status.confirmed, { exact: true }).waitFor();
    expect(await note.count()).toBe(0);
  });
});
