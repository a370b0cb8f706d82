import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { emulators } from '../../kit/emulators.ts';
import { invokeSchedule } from '../../kit/invoke-schedule.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { arabicDesk, englishDesk, englishPhone } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { createTenant, inDays } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** A booking that its customer has made, three days ahead. */
const book = async (
  providerId: string,
  uid: string,
): Promise<{ readonly reservationId: string; readonly start: Date }> => {
  const [reservationId, start] = [newId('booking'), inDays(3, 12)];
  const payload = { reservationId, serviceId: 'cut', startTime: start.toISOString(), partySize: 1 };
  await mustRun(userActor(uid), makeCommand('reservation.create', providerId, payload));
  return { reservationId, start };
};

test('a closure cancels a booking, and its customer sees it', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
  const { reservationId, start } = await book(providerId, ada.uid);
  const customer = await openScreen(browser, `/bookings/${reservationId}`, englishPhone, ada);
  await customer.page.getByText('confirmed', { exact: true }).waitFor();

  const owner = await openScreen(browser, `/at/${providerId}/set-up/closures`, englishDesk, bella);
  await owner.page.getByRole('button', { name: 'Add a closure' }).click();
  const sheet = owner.page.getByRole('dialog');
  await sheet.getByLabel('First day').fill(dayOf(start));
  await sheet.getByLabel('Reason').fill('Holiday');
  await sheet.getByText('1 booking · 1 person').waitFor();
  expect(await screenFaults(owner.page, 'closure sheet')).toEqual([]);

  // A break beside the booking would leave it alone.
  await sheet.getByRole('radio', { name: 'A break' }).check();
  await sheet.getByLabel('From').fill('13:00');
  await sheet.getByText('No booking').waitFor();
  await sheet.getByRole('radio', { name: 'All day' }).check();
  await sheet.getByRole('button', { name: 'Close, cancel 1 booking' }).click();
  await owner.page.getByText('closed, bookings follow').waitFor();

  await invokeSchedule('applyClosures');
  await customer.page.getByText('cancelled', { exact: true }).waitFor();
  await owner.page.getByText('1 cancelled').waitFor();
  await owner.page.getByRole('button', { name: 'Withdraw: Holiday' }).click();
  await owner.page.getByText('withdrawn', { exact: true }).waitFor();
  expect([...customer.errors, ...owner.errors]).toEqual([]);
});

test('an owner changes a role in Arabic, and the doors of that member follow without a reload', async () => {
  const [bella, stella] = [await createPerson('Bella'), await createPerson('Stella')];
  const { providerId } = await createTenant({}, bella.uid);
  const added = { userId: stella.uid, role: 'staff', displayName: 'Stella' } as const;
  await mustRun(userActor(bella.uid), makeCommand('member.add', providerId, added));
  await mustRun(userActor(stella.uid), makeCommand('member.accept', providerId, { userId: stella.uid }));
  const member = await openScreen(browser, `/at/${providerId}`, englishDesk, stella);
  const doors = member.page.getByRole('navigation', { name: 'Salon Test' });
  await doors.getByRole('link', { name: 'Today' }).waitFor();
  expect(await doors.getByRole('link', { name: 'Set up' }).count()).toBe(0);

  const owner = await openScreen(browser, `/at/${providerId}/set-up/people`, arabicDesk, bella);
  await owner.page.getByRole('button', { name: 'تغيير: Stella' }).click();
  const sheet = owner.page.getByRole('dialog');
  await sheet.getByLabel('الدور').selectOption('manager');
  expect(await screenFaults(owner.page, 'role sheet in Arabic')).toEqual([]);
  await sheet.getByRole('button', { name: 'حفظ' }).click();
  await doors.getByRole('link', { name: 'Set up' }).click();

  // A manager sees who works here, and decides nothing about it.
  await member.page.getByRole('navigation', { name: 'Set up' }).getByRole('link', { name: 'People' }).click();
  await member.page.getByText('Stella', { exact: true }).waitFor();
  expect(await member.page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
  // Afterwards the server ends what a manager alone may watch.
  expect(member.errors).toEqual([]);

  await owner.page.getByRole('button', { name: 'تغيير: Stella' }).click();
  await sheet.getByLabel('الدور').selectOption('staff');
  await sheet.getByRole('button', { name: 'حفظ' }).click();
  await doors.getByRole('link', { name: 'Set up' }).waitFor({ state: 'detached' });
  expect(owner.errors).toEqual([]);
});

test('an owner withdraws an invitation that nobody has answered', async () => {
  const bella = await createPerson('Bella');
  const { providerId } = await createTenant({}, bella.uid);
  const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up/people`, englishDesk, bella);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('button', { name: 'Copy' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Withdraw: By link' }).click();
  await page.getByRole('heading', { name: 'Invited' }).waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});

test('a plan that an owner adds is for sale at once', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ modules: ['booking', 'subscriptions'] }, bella.uid);
  const customer = await openScreen(browser, `/p/${providerId}/offers`, englishPhone, ada);
  await customer.page.getByText('Nothing is sold here.').waitFor();

  const owner = await openScreen(browser, `/at/${providerId}/set-up/plans`, englishDesk, bella);
  await owner.page.getByRole('button', { name: 'Add a plan' }).click();
  const sheet = owner.page.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill('Season');
  await sheet.getByLabel('Price in EUR').fill('90');
  await sheet.getByLabel('Months').fill('121');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.getByText('Write a number from 1 to 120.').waitFor();
  await sheet.getByLabel('Months').fill('3');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await customer.page.getByText('every 3 months').waitFor();
  await customer.page.getByRole('button', { name: 'Subscribe for €90' }).waitFor();

  await owner.page.getByRole('button', { name: 'Change: Season' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await owner.page.getByRole('button', { name: 'Undo' }).click();
  await owner.page.getByRole('button', { name: 'Change: Season' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await customer.page.getByText('Nothing is sold here.').waitFor();
  expect([...customer.errors, ...owner.errors]).toEqual([]);
});

test('people find a place from the moment at which its owner lists it', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({}, bella.uid);
  const name = newId('corner');
  await mustRun(userActor(bella.uid), makeCommand('provider.update', providerId, { name }));
  const owner = await openScreen(browser, `/at/${providerId}/set-up/listing`, englishDesk, bella);
  await owner.page.getByText('cannot be found', { exact: true }).waitFor();
  await owner.page.getByLabel('Line below your name').fill('Via Roma 1');
  await owner.page.getByLabel('Latitude').fill('41,9');
  await owner.page.getByRole('button', { name: 'Let people find us' }).click();
  await owner.page.getByText(/^Write both as degrees/).waitFor();
  await owner.page.getByLabel('Longitude').fill('12.5');
  await owner.page.getByRole('button', { name: 'Let people find us' }).click();
  await owner.page.getByText('can be found', { exact: true }).waitFor();

  const customer = await openScreen(browser, '/find', englishPhone, ada);
  await customer.page.getByLabel('Name of a place').fill(name);
  await customer.page.getByRole('link', { name: new RegExp(`${name}.*Via Roma 1`) }).waitFor();

  await owner.page.getByRole('button', { name: 'Take us out' }).click();
  await owner.page.getByText('cannot be found', { exact: true }).waitFor();
  await customer.page.reload();
  await customer.page.getByLabel('Name of a place').fill(name);
  await customer.page.getByText('Nothing found.').waitFor();
  expect([...owner.errors, ...customer.errors]).toEqual([]);
});

test('an owner chooses who serves, and takes the bookings along as a file', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
  const { reservationId, start } = await book(providerId, ada.uid);
  const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up/resources`, englishDesk, bella);
  await page.getByRole('button', { name: 'Add who or what serves' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Chair 1');
  await page.getByLabel('What it is').selectOption('place');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByText('A chair, room or court').waitFor();

  const sections = page.getByRole('navigation', { name: 'Set up' });
  await sections.getByRole('link', { name: 'Services', exact: true }).click();
  await page.getByRole('button', { name: 'Change: Haircut' }).click();
  await page.getByRole('checkbox', { name: 'Chair 1' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Change: Haircut' }).click();
  expect(await page.getByRole('checkbox', { name: 'Chair 1' }).isChecked()).toBe(true);
  await page.keyboard.press('Escape');

  await sections.getByRole('link', { name: 'Your data' }).click();
  await page.getByLabel('Last day').fill(dayOf(start));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save bookings as CSV' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain(`${reservationId},`);
  expect(errors).toEqual([]);
});

const early = ['', '/services', '/resources', '/plans', '/hours', '/closures'];
const late = ['/people', '/share', '/listing', '/payments', '/news', '/export'];

/** Nothing is loading any more. */
const isThere = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Set up' }).waitFor();
  await page.locator('main h2').first().waitFor();
  await expect.poll(() => page.locator('.bone').count()).toBe(0);
};

test.each([
  ['first', early],
  ['last', late],
])('the %s sections of the set-up serve readers by ear, weak eyes and the keyboard', async (_, sections) => {
  const bella = await createPerson('Bella');
  const modules = ['booking', 'subscriptions', 'restaurant'];
  const { providerId } = await createTenant({ modules }, bella.uid);
  const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up`, englishDesk, bella);
  for (const path of sections) {
    await page.goto(`http://${emulators.hosting}/at/${providerId}/set-up${path}`);
    await isThere(page);
    expect(await screenFaults(page, `set-up ${path.slice(1)}`), path).toEqual([]);
    const add = page.getByRole('button', { name: /^Add (a|who)|^Invite/ });
    if ((await add.count()) === 0) continue;
    await add.first().click();
    await page.getByRole('dialog').waitFor();
    expect(await screenFaults(page, `set-up ${path.slice(1)} sheet`), `${path}, its sheet`).toEqual([]);
    await page.keyboard.press('Escape');
  }
  expect(errors).toEqual([]);
});

test('a phone reaches each section by one control', async () => {
  const bella = await createPerson('Bella');
  const { providerId } = await createTenant({}, bella.uid);
  const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up`, englishPhone, bella);
  await page.getByLabel('Section').selectOption('news');
  await page.getByRole('checkbox', { name: 'Bookings: E-mail' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  expect(await screenFaults(page, 'set-up on a phone')).toEqual([]);
  await page.reload();
  await expect.poll(() => page.getByRole('checkbox', { name: 'Bookings: E-mail' }).isChecked()).toBe(false);
  expect(new URL(page.url()).pathname).toBe(`/at/${providerId}/set-up/news`);
  expect(errors).toEqual([]);
});

test('an owner sets up a place in the browser, and it can be booked at once', async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ services: {}, timeZone: 'Europe/Rome' }, bella.uid);
  const owner = await openScreen(browser, `/at/${providerId}/set-up/services`, englishDesk, bella);
  await owner.page.getByRole('button', { name: 'Add a service' }).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await owner.page.getByText('Give it a name.').waitFor();
  await owner.page.getByLabel('Name', { exact: true }).fill('Beard');
  await owner.page.getByLabel('Price in EUR').fill('12,50');
  await owner.page.getByText('Terms, deposit, packages').click();
  await owner.page.getByLabel('Free to cancel until so many hours before').fill('24');
  await owner.page.getByLabel('Fee after that, in percent').fill('101');
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await owner.page.getByText('This cannot be read. Of the price, from 0 to 100.').waitFor();
  await owner.page.getByLabel('Fee after that, in percent').fill('50');
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await owner.page.getByText('Beard').waitFor();
  expect(await screenFaults(owner.page, 'set-up')).toEqual([]);

  const customer = await openScreen(browser, `/p/${providerId}`, englishPhone, ada);
  await customer.page.getByRole('radio', { name: /Beard.*€12.50/ }).waitFor();
  await customer.page.getByRole('button', { name: 'Later days' }).click();
  await customer.page.getByRole('radio', { name: /12:00/ }).check();
  await customer.page.getByText(/free to cancel until/).waitFor();
  expect([...owner.errors, ...customer.errors]).toEqual([]);
});
