import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { invokeSchedule } from '../../kit/invoke-schedule.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishDesk, englishPhone } from '../../kit/screen/readers.ts';
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
  const { setUp, closures, crew, listing } = words;

  test('closes a day, which cancels a booking, and its customer sees it', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
    const [reservationId, start] = [newId('booking'), inDays(3, 12)];
    const payload = { reservationId, serviceId: 'cut', startTime: start.toISOString(), partySize: 1 };
    await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, payload));
    const customer = await openScreen(browser, `/bookings/${reservationId}`, englishPhone, ada);
    await customer.page.getByText('confirmed', { exact: true }).waitFor();

    const owner = await openScreen(browser, `/at/${providerId}/set-up/closures`, reader, bella);
    await owner.page.getByRole('button', { name: closures.add }).click();
    const sheet = owner.page.getByRole('dialog');
    await sheet.getByLabel(setUp.firstDay).fill(start.toISOString().slice(0, 10));
    await sheet.getByLabel(closures.reason).fill('Holiday');
    await sheet.getByText(`${closures.hits(1)} · ${words.booking.people(1)}`).waitFor();
    expect(await screenFaults(owner.page, `closure sheet ${reader.name}`)).toEqual([]);

    // A break beside the booking would leave it alone.
    await sheet.getByRole('radio', { name: closures.ways.break }).check();
    await sheet.getByLabel(setUp.from, { exact: true }).fill('13:00');
    await sheet.getByText(closures.hits(0), { exact: true }).waitFor();
    await sheet.getByRole('radio', { name: closures.ways.allDay }).check();
    await sheet.getByRole('button', { name: closures.closeAnd.cancel(1) }).click();
    await owner.page.getByText(closures.status.open).waitFor();

    await invokeSchedule('applyClosures');
    await customer.page.getByText('cancelled', { exact: true }).waitFor();
    await owner.page.getByText(closures.cancelled(1)).waitFor();
    await owner.page.getByRole('button', { name: `${closures.withdraw}: Holiday` }).click();
    await owner.page.getByText(closures.status.withdrawn, { exact: true }).waitFor();
    expect([...customer.errors, ...owner.errors]).toEqual([]);
  });

  test('changes a role, and the doors of that member follow without a reload', async () => {
    const [bella, stella] = [await createPerson('Bella'), await createPerson('Stella')];
    const { providerId } = await createTenant({}, bella.uid);
    const added = { userId: stella.uid, role: 'staff', displayName: 'Stella' } as const;
    await mustRun(userActor(bella.uid), makeCommand('member.add', providerId, added));
    await mustRun(userActor(stella.uid), makeCommand('member.accept', providerId, { userId: stella.uid }));
    const member = await openScreen(browser, `/at/${providerId}`, englishDesk, stella);
    const doors = member.page.getByRole('navigation', { name: 'Salon Test' });
    await doors.getByRole('link', { name: 'Today' }).waitFor();
    expect(await doors.getByRole('link', { name: 'Set up' }).count()).toBe(0);

    const owner = await openScreen(browser, `/at/${providerId}/set-up/people`, reader, bella);
    const edit = owner.page.getByRole('button', { name: `${setUp.edit}: Stella` });
    const sheet = owner.page.getByRole('dialog');
    const give = async (role: 'manager' | 'staff'): Promise<void> => {
      await edit.click();
      await sheet.getByLabel(setUp.role).selectOption(role);
      await sheet.getByRole('button', { name: setUp.save }).click();
    };
    await edit.click();
    expect(await screenFaults(owner.page, `role sheet ${reader.name}`)).toEqual([]);
    await owner.page.keyboard.press('Escape');
    await give('manager');
    await doors.getByRole('link', { name: 'Set up' }).click();

    // A manager sees who works here, and decides nothing about it.
    await member.page.getByRole('navigation', { name: 'Set up' }).getByRole('link', { name: 'People' }).click();
    await member.page.getByText('Stella', { exact: true }).waitFor();
    expect(await member.page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
    // Afterwards the server ends what a manager alone may watch.
    expect(member.errors).toEqual([]);

    await give('staff');
    await doors.getByRole('link', { name: 'Set up' }).waitFor({ state: 'detached' });
    expect(owner.errors).toEqual([]);
  });

  test('withdraws an invitation that nobody has answered', async () => {
    const bella = await createPerson('Bella');
    const { providerId } = await createTenant({}, bella.uid);
    const { page, errors } = await openScreen(browser, `/at/${providerId}/set-up/people`, reader, bella);
    await page.getByRole('button', { name: setUp.invite }).click();
    await page.getByRole('dialog').getByRole('button', { name: setUp.invite }).click();
    await page.getByRole('button', { name: setUp.copy }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `${crew.revoke}: ${crew.byLink}` }).click();
    await page.getByRole('heading', { name: crew.invited }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  test('lists the place, and people find it from this moment', async () => {
    const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
    const { providerId } = await createTenant({}, bella.uid);
    const name = newId('corner');
    await mustRun(userActor(bella.uid), makeCommand('provider.update', providerId, { name }));
    const owner = await openScreen(browser, `/at/${providerId}/set-up/listing`, reader, bella);
    await owner.page.getByText(listing.isNot, { exact: true }).waitFor();
    await owner.page.getByLabel(listing.text).fill('Via Roma 1');
    await owner.page.getByLabel(listing.latitude).fill('41,9');
    await owner.page.getByRole('button', { name: listing.list }).click();
    await owner.page.getByText(listing.needsDegrees).waitFor();
    await owner.page.getByLabel(listing.longitude).fill('12.5');
    await owner.page.getByRole('button', { name: listing.list }).click();
    await owner.page.getByText(listing.isListed, { exact: true }).waitFor();

    const customer = await openScreen(browser, '/find', englishPhone, ada);
    await customer.page.getByLabel('Name of a place').fill(name);
    await customer.page.getByRole('link', { name: new RegExp(`${name}.*Via Roma 1`) }).waitFor();

    await owner.page.getByRole('button', { name: listing.unlist }).click();
    await owner.page.getByText(listing.isNot, { exact: true }).waitFor();
    await customer.page.reload();
    await customer.page.getByLabel('Name of a place').fill(name);
    await customer.page.getByText('Nothing found.').waitFor();
    expect([...owner.errors, ...customer.errors]).toEqual([]);
  });
});
