import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { newId } from '../../kit/new-id.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { englishPhone, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { createTenant, inDays } from '../../kit/tenant.ts';

let folder: string;
/** A file of the pictures that the camera of a desk sees, as JPEG. */
let seen: string;
let phone: Browser;
let desk: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterfoil-camera-'));
  seen = join(folder, 'seen.mjpeg');
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  [phone, desk] = await Promise.all([
    launchBrowser(),
    launchBrowser([...camera, `--use-file-for-fake-video-capture=${seen}`]),
  ]);
});
afterAll(async () => {
  await Promise.all([phone.close(), desk.close()]);
  await rm(folder, { recursive: true });
});

/** A booking of Ada's, in three days, and the salon that Bella has. */
const book = async () => {
  const [ada, bella] = [await createPerson('Ada'), await createPerson('Bella')];
  const { providerId } = await createTenant({ timeZone: 'UTC' }, bella.uid);
  const reservationId = newId('booking');
  const startTime = `${inDays(3).toISOString().slice(0, 10)}T12:00:00.000Z`;
  const booking = { reservationId, serviceId: 'cut', startTime, partySize: 1 };
  await mustRun(userActor(ada.uid), makeCommand('reservation.create', providerId, booking));
  return { ada, bella, providerId, reservationId };
};

describe.each(readers)('a desk $name', (reader) => {
  const { words } = reader;

  test("reads the code on a customer's phone with the camera, and finds the booking", async () => {
    const { ada, bella, providerId, reservationId } = await book();
    const customer = await openScreen(phone, `/bookings/${reservationId}`, englishPhone, ada);
    await customer.page.getByRole('img', { name: /QR/ }).scrollIntoViewIfNeeded();
    await writeFile(seen, await customer.page.screenshot({ type: 'jpeg', quality: 90 }));

    const { page, errors } = await openScreen(desk, `/at/${providerId}/today`, reader, bella);
    await page.getByRole('button', { name: words.today.findCode }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: words.today.scan }).click();
    await sheet.getByRole('article').getByText('Cut').waitFor();
    expect(await sheet.locator('video').count()).toBe(0);
    expect(await screenFaults(page, `scanned ${reader.name}`)).toEqual([]);
    expect([...errors, ...customer.errors]).toEqual([]);
  });
});

test('a desk without a camera says so, and the code can be typed', async () => {
  const { bella, providerId } = await book();
  const { page } = await openScreen(phone, `/at/${providerId}/today`, englishPhone, bella);
  await page.getByRole('button', { name: 'Find by code' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: englishPhone.words.today.scan }).click();
  await sheet.getByText(englishPhone.words.today.noCamera).waitFor();
  expect(await sheet.getByRole('textbox', { name: 'Code' }).isEditable()).toBe(true);
  expect(await screenFaults(page, 'no camera')).toEqual([]);
});
