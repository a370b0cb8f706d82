import { formats } from '@counterfoil/client/react';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { byKeyboard } from '../../kit/screen/by-keyboard.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishPhone, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { automatic, createTenant, inDays } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The calendar shows 9 to 18 o'clock while nothing lies outside. */
const shownHours = 9;

/** Drags a booking down by some hours, and keeps the button pressed. */
const dragBy = async (page: Page, event: Locator, hours: number): Promise<void> => {
  await event.scrollIntoViewIfNeeded();
  const [from, column] = [await event.boundingBox(), await page.locator('.column').first().boundingBox()];
  const [x, y] = [(from?.x ?? 0) + 8, (from?.y ?? 0) + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + (hours * (column?.height ?? 0)) / shownHours, { steps: 12 });
};

describe.each(readers)('a desk $name', (reader) => {
  const { week } = reader.words;
  const format = formats(reader.device.locale ?? '', 'UTC');
  const time = (hour: number, minute = 0) => format.time(new Date(Date.UTC(2026, 0, 1, hour, minute)));
  const at = (page: Page, when: string) => page.getByRole('button', { name: new RegExp(`^${when} Haircut`) });
  /** The booking stands there unless the desk moves it. */
  const noon = time(12);
  const openTomorrow = async (page: Page): Promise<void> => {
    await page.getByRole('radio', { name: week.day, exact: true }).check();
    await page.getByRole('button', { name: week.later }).click();
  };

  test('drops a booking elsewhere, sees first if it would fit, and moves it when it says so', async () => {
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

    const { page, errors } = await openScreen(browser, `/at/${providerId}/calendar`, reader, bella);
    await openTomorrow(page);
    await dragBy(page, at(page, noon), 2);
    await page.locator('.ghost', { hasText: time(14) }).waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await page.getByRole('dialog').count()).toBe(0);

    await dragBy(page, at(page, noon), 3);
    await page.locator('.ghost', { hasText: time(15) }).waitFor();
    await page.mouse.up();
    await page.getByText(week.wouldNot('')).waitFor();
    expect(await screenFaults(page, `calendar move ${reader.name}`)).toEqual([]);
    await page.getByRole('radio', { name: new RegExp(time(16, 30)) }).check();
    await page.getByText(week.wouldFit).waitFor();
    await page.getByRole('button', { name: new RegExp(`^${reader.words.booking.moveTo} .*${time(16, 30)}`) }).click();
    await at(page, time(16, 30)).waitFor();
    await customer.page.getByText('16:30').waitFor();
    expect([...customer.errors, ...errors]).toEqual([]);
  });

  test('moves a booking by keyboard, and its customer sees it', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const cut = { ...automatic, name: 'Haircut' };
    const { providerId } = await createTenant({ services: { cut }, timeZone: 'UTC' }, bella.uid);
    const reservationId = newId('booking');
    const startTime = inDays(1, 12).toISOString();
    const payload = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
    await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, payload));
    const customer = await openScreen(browser, `/bookings/${reservationId}`, englishPhone, ada);
    await customer.page.getByText('12:00').waitFor();

    const house = await openScreen(browser, `/at/${providerId}/calendar`, reader, bella);
    await openTomorrow(house.page);
    expect(await screenFaults(house.page, `calendar day ${reader.name}`)).toEqual([]);
    const { press, choose } = byKeyboard(house.page);
    await press(at(house.page, noon));
    await press(house.page.getByRole('button', { name: week.move, exact: true }));
    await choose(house.page.getByRole('radio', { name: new RegExp(time(15, 30)) }));
    await press(
      house.page.getByRole('button', { name: new RegExp(`^${reader.words.booking.moveTo} .*${time(15, 30)}`) }),
    );
    await at(house.page, time(15, 30)).waitFor();
    await customer.page.getByText('15:30').waitFor();
    expect([...customer.errors, ...house.errors]).toEqual([]);
  });
});
