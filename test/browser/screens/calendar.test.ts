import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishDesk, englishPhone } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { automatic, createTenant, inDays } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The calendar shows 9 to 18 o'clock while nothing lies outside. */
const shownHours = 9;

/** Drags the booking of 12:00 down by some hours, and keeps the button pressed. */
const dragBy = async (page: Page, hours: number): Promise<void> => {
  const event = await page.getByRole('button', { name: /^12:00 Haircut/ }).boundingBox();
  const column = await page.locator('.column').first().boundingBox();
  const [x, y] = [(event?.x ?? 0) + 8, (event?.y ?? 0) + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + (hours * (column?.height ?? 0)) / shownHours, { steps: 12 });
};

test('a booking that is dropped elsewhere moves when the desk says so, and the desk sees first if it would fit', async () => {
  const people = [await createPerson('Ada'), await createPerson('Carla'), await createPerson('Bella')] as const;
  const [ada, carla, bella] = people;
  const cut = { ...automatic, name: 'Haircut', capacity: 1 };
  const { providerId } = await createTenant({ services: { cut }, timeZone: 'UTC' }, bella.uid);
  const reservationId = newId('booking');
  const book = (uid: string, id: string, start: Date) => {
    const payload = { reservationId: id, serviceId: 'cut', startTime: start.toISOString(), partySize: 1 };
    return mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload));
  };
  await book(ada.uid, reservationId, inDays(1, 12));
  await book(carla.uid, newId('booking'), inDays(1, 15));
  const customer = await openScreen(browser, `/bookings/${reservationId}`, englishPhone, ada);
  await customer.page.getByText('12:00').waitFor();

  const { page, errors } = await openScreen(browser, `/at/${providerId}/calendar`, englishDesk, bella);
  await page.getByRole('radio', { name: 'Day' }).check();
  await page.getByRole('button', { name: 'Later' }).click();
  await dragBy(page, 2);
  await page.locator('.ghost', { hasText: '14:00' }).waitFor();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await page.getByRole('dialog').count()).toBe(0);

  await dragBy(page, 3);
  await page.locator('.ghost', { hasText: '15:00' }).waitFor();
  await page.mouse.up();
  await page.getByText(/^Not possible/).waitFor();
  expect(await screenFaults(page, 'calendar move')).toEqual([]);
  await page.getByRole('radio', { name: /16:30/ }).check();
  await page.getByText('This time is free.').waitFor();
  await page.getByRole('button', { name: /^Move to .*16:30/ }).click();
  await page.getByRole('button', { name: /^16:30 Haircut/ }).waitFor();
  await customer.page.getByText('16:30').waitFor();
  expect([...customer.errors, ...errors]).toEqual([]);
});

test('the desk moves a booking in its calendar by keyboard, and its customer sees it', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const cut = { ...automatic, name: 'Haircut' };
  const { providerId } = await createTenant({ services: { cut }, timeZone: 'UTC' }, bella.uid);
  const reservationId = newId('booking');
  const startTime = inDays(1, 12).toISOString();
  const payload = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
  await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, payload));
  const customer = await openScreen(browser, `/bookings/${reservationId}`, englishPhone, ada);
  await customer.page.getByText('12:00').waitFor();

  const house = await openScreen(browser, `/at/${providerId}/calendar`, englishDesk, bella);
  await house.page.getByRole('radio', { name: 'Day' }).check();
  await house.page.getByRole('button', { name: 'Later' }).click();
  expect(await screenFaults(house.page, 'calendar day')).toEqual([]);
  await house.page.getByRole('button', { name: /^12:00 Haircut/ }).focus();
  await house.page.keyboard.press('Enter');
  await house.page.getByRole('button', { name: 'Move' }).focus();
  await house.page.keyboard.press('Enter');
  await house.page.getByRole('radio', { name: /15:30/ }).focus();
  await house.page.keyboard.press('Space');
  await house.page.getByRole('button', { name: /^Move to .*15:30/ }).focus();
  await house.page.keyboard.press('Enter');
  await house.page.getByRole('button', { name: /^15:30 Haircut/ }).waitFor();
  await customer.page.getByText('15:30').waitFor();
  expect([...customer.errors, ...house.errors]).toEqual([]);
});
