import { formats } from '@counterfoil/client/react';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { invokeSchedule } from '../../kit/invoke-schedule.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, systemActor, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishDesk, englishPhone, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { addMember, automatic, createTenant, price } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const minuteMs = 60_000;
/** Half hours begin here, as the slots of the haircut do. */
const halfHour = (from: Date): Date => new Date(Math.floor(from.getTime() / (30 * minuteMs)) * 30 * minuteMs);

describe.each(readers)('a desk $name', (reader) => {
  const { words, device } = reader;
  const write = formats(device.locale ?? '', 'UTC');

  test('takes a walk-in in three taps, checks in, is done, takes it back, and a colleague sees each step', async () => {
    const [bella, stella] = [await createPerson('Bella'), await createPerson('Stella')];
    const tenant = await createTenant({ timeZone: 'UTC' }, bella.uid);
    await addMember(tenant, stella.uid, 'staff');
    const path = `/at/${tenant.providerId}/today`;
    const { page, errors } = await openScreen(browser, path, reader, bella);
    const colleague = await openScreen(browser, path, englishDesk, stella);
    const column = (name: string) => page.getByRole('region', { name, exact: true });
    const there = (name: string) => colleague.page.getByRole('region', { name, exact: true });
    await there('To come').waitFor();

    await page.getByRole('button', { name: words.today.walkIn }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('radio').nth(1).check();
    expect(await screenFaults(page, `walk-in ${reader.name}`)).toEqual([]);
    await sheet.getByRole('button', { name: words.today.bookIt }).click();
    await there('To come').getByRole('article').waitFor();
    const code = await colleague.page.getByRole('article').getAttribute('data-code');

    await column(words.today.toCome).getByRole('button', { name: words.today.checkIn, exact: true }).click();
    await there('Here').getByRole('article').waitFor();
    await column(words.today.here).getByRole('button', { name: words.today.complete }).click();
    await there('Done').getByRole('article').waitFor();
    expect(await screenFaults(page, `today ${reader.name}`)).toEqual([]);
    await page.getByRole('button', { name: words.state.undo }).last().click();
    await there('Here').getByRole('article').waitFor();

    await colleague.page.getByRole('button', { name: 'Find by code' }).click();
    await colleague.page.getByRole('textbox', { name: 'Code' }).fill((code ?? '').toLowerCase());
    await colleague.page.getByRole('dialog').getByRole('article').waitFor();
    expect(await screenFaults(colleague.page, 'find by code')).toEqual([]);
    expect([...errors, ...colleague.errors]).toEqual([]);
  });

  test('sees a refund that could not be sent, and notes how it was settled', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const pay = { ...automatic, confirmation: 'payment' as const };
    const { providerId } = await createTenant({ services: { pay }, timeZone: 'UTC' }, bella.uid);
    const reservationId = newId('booking');
    const startTime = halfHour(new Date(Date.now() + 7 * 24 * 60 * minuteMs)).toISOString();
    const booking = { reservationId, serviceId: 'pay', startTime, partySize: 1 };
    await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, booking));
    const customer = await openScreen(browser, `/bookings/${reservationId}`, englishPhone, ada);
    await customer.page.getByText(/^held for/).waitFor();
    expect(await screenFaults(customer.page, 'hold')).toEqual([]);
    // The gateway does not know this payment, so it cannot send it back.
    const paid = { reservationId, userId: ada.uid, paymentId: newId('pi_unknown'), amount: price, gateway: 'stripe' };
    await mustRun(systemActor, makeCommand('reservation.confirmPayment', providerId, paid));
    await customer.page.getByText('€25 paid').waitFor();

    const { page, errors } = await openScreen(browser, `/at/${providerId}/money`, reader, bella);
    const failed = page.getByRole('region', { name: words.money.failed });
    await failed.getByText(words.money.nothing).waitFor();
    const cancel = { reservationId, userId: ada.uid };
    await mustRun(userActor(bella.uid), makeCommand('reservation.cancel', providerId, cancel));
    await customer.page.getByText('€25 comes back to you').waitFor();
    await invokeSchedule('sendRefunds');
    await failed.getByText(write.money(price)).waitFor();
    expect(await screenFaults(page, `money ${reader.name}`)).toEqual([]);
    await failed.getByRole('button', { name: words.money.settle }).click();
    await page.getByLabel(words.money.reason).fill('cash');
    expect(await screenFaults(page, `settle ${reader.name}`)).toEqual([]);
    await page.getByRole('button', { name: words.money.save }).click();
    await page.getByRole('region', { name: words.money.byHand }).getByText('cash').waitFor();
    await customer.page.getByText('€25 came back to you').waitFor();
    expect([...errors, ...customer.errors]).toEqual([]);
  });

  test('reads how it goes, and the figures follow a visit', async () => {
    const bella = await createPerson('Bella');
    const { providerId, ownerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
    const { page, errors } = await openScreen(browser, `/at/${providerId}/figures`, reader, bella);
    const revenue = page.getByRole('article').filter({ has: page.getByText(words.figures.revenue, { exact: true }) });
    await revenue.getByText(write.money({ ...price, amount: 0 }), { exact: true }).waitFor();
    const reservationId = newId('walk-in');
    const startTime = halfHour(new Date()).toISOString();
    const walkIn = { reservationId, serviceId: 'cut', startTime, partySize: 1, guest: { name: 'Gina' } };
    await mustRun(userActor(ownerId), makeCommand('reservation.create', providerId, walkIn));
    await mustRun(userActor(ownerId), makeCommand('reservation.complete', providerId, { reservationId }));
    await revenue.getByText(write.money(price), { exact: true }).waitFor();
    expect(await screenFaults(page, `figures ${reader.name}`)).toEqual([]);
    expect(errors).toEqual([]);
  });
});

test('a board in Arabic goes from right to left', async () => {
  const bella = await createPerson('Bella');
  const { providerId } = await createTenant({ timeZone: 'Africa/Cairo' }, bella.uid);
  const [, arabic] = readers;
  const { page, errors } = await openScreen(browser, `/at/${providerId}/today`, arabic, bella);
  await page.getByRole('region', { name: arabic.words.today.toCome }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  const [doors, board] = [await page.getByRole('navigation').boundingBox(), await page.locator('.board').boundingBox()];
  expect(doors?.x).toBeGreaterThan(board?.x ?? 0);
  expect(errors).toEqual([]);
});

test('a desk takes the rest that a deposit has left, and asks before it declines', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const part = { ...automatic, confirmation: 'payment' as const, depositPercent: 40 };
  const ask = { ...automatic, name: 'Colour', confirmation: 'manual' as const };
  const { providerId } = await createTenant({ services: { part, ask }, timeZone: 'UTC' }, bella.uid);
  const startTime = halfHour(new Date()).toISOString();
  const [paid, asked] = [newId('paid'), newId('asked')];
  const book = (reservationId: string, serviceId: string, at: string) =>
    mustRun(
      userActor(ada.uid),
      makeCommand('reservation.create', providerId, { reservationId, serviceId, startTime: at, partySize: 1 }),
      new Date(Date.parse(startTime) - minuteMs),
    );
  await book(paid, 'part', startTime);
  const deposit = { ...price, amount: 1000 };
  const payment = { reservationId: paid, userId: ada.uid, paymentId: newId('pi'), amount: deposit, gateway: 'stripe' };
  await mustRun(systemActor, makeCommand('reservation.confirmPayment', providerId, payment));
  await book(asked, 'ask', halfHour(new Date(Date.now() + 24 * 60 * minuteMs)).toISOString());

  const { page, errors } = await openScreen(browser, `/at/${providerId}/today`, englishDesk, bella);
  await page.getByRole('button', { name: 'Done · €15' }).waitFor();
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep the booking' }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await page.getByText('Nobody waits for an answer.').waitFor();
  expect(errors).toEqual([]);
});

test('an address whose door no place has says so, whatever its name', async () => {
  const bella = await createPerson('Bella');
  const { providerId } = await createTenant({}, bella.uid);
  const { page, errors } = await openScreen(browser, `/at/${providerId}/toString`, englishDesk, bella);
  await page.getByText(englishDesk.words.state.noDoor).waitFor();
  expect(errors).toEqual([]);
});

test('a device that has been filled once does not ask for its bundles again', async () => {
  const bella = await createPerson('Bella');
  const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
  const { page } = await openScreen(browser, '/me', englishDesk, bella);
  let asked = '';
  page.on('request', (request) => {
    if (request.url().includes('/Listen/channel')) asked += decodeURIComponent(request.postData() ?? '');
  });
  const isAsked = (what: string) => expect.poll(() => asked, { timeout: 20_000 }).toContain(what);
  await page.goto(new URL(`/at/${providerId}/today`, page.url()).href);
  await isAsked('"collectionId":"members"');
  expect(asked).toContain('/bundles/menu');

  asked = '';
  await page.reload();
  await isAsked('"collectionId":"members"');
  expect(asked).not.toContain('/bundles/');
});
