import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformWords as arabic } from '../../../dashboard/src/words/arabic/platform.ts';
import { platformWords as english } from '../../../dashboard/src/words/english/platform.ts';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { auth, firestore } from '../../kit/admin.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { makeCommand } from '../../kit/command.ts';
import { invokeSchedule } from '../../kit/invoke-schedule.ts';
import { mustRun, userActor } from '../../kit/run.ts';
import { openScreen } from '../../kit/screen/open-screen.ts';
import { arabicDesk, englishDesk, englishPhone } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';
import { createTenant } from '../../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const readers = [
  { ...englishPhone, words: { ...englishPhone.words, ...english } },
  { ...arabicDesk, words: { ...arabicDesk.words, ...arabic } },
] as const;

/** A minute in which nothing went well, and more commands than any other place of the suite has. */
const putTraffic = async (providerId: string): Promise<void> => {
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  const slot = { commands: 50_000, events: 50_000, errors: 40 };
  await firestore.doc(`serviceProviders/${providerId}/metrics/${day}`).set({
    day,
    hours: { [now.toISOString().slice(11, 13)]: slot },
    minutes: {
      [now.toISOString().slice(0, 16)]: {
        ...slot,
        levels: { drops: 'normal', latency: 'warning', failures: 'critical' },
      },
    },
    ...{ createdAt: now, updatedAt: now, expireAt: new Date(now.getTime() + 86_400_000) },
  });
};

describe.each(readers)('an operator $name', (reader) => {
  const { platform, state, shell } = reader.words;

  test('finds a place that is not well, stops it, and lets it go on, and its owner sees why', async () => {
    const [olga, bella] = [await createPerson('Olga'), await createPerson('Bella')];
    await auth.setCustomUserClaims(olga.uid, { operator: true });
    const { providerId, ownerId } = await createTenant({}, bella.uid);
    const name = `Salon ${olga.uid}`;
    await mustRun(userActor(ownerId), makeCommand('provider.update', providerId, { name }));
    await putTraffic(providerId);
    await invokeSchedule('summarizePlatform');
    const owner = await openScreen(browser, `/at/${providerId}/today`, englishDesk, bella);
    const { page, errors } = await openScreen(browser, '/me', reader, olga);
    await page.getByRole('link', { name: shell.platform }).click();
    const needsLook = page.getByRole('region', { name: platform.attention });
    const card = needsLook.getByRole('article').filter({ hasText: name });
    await card.getByText(`${platform.signal.failures}: ${platform.level.critical}`).waitFor();
    expect(await screenFaults(page, `platform ${reader.name}`)).toEqual([]);

    await card.getByRole('button').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: platform.suspend, exact: true }).click();
    await sheet.getByText(platform.needsReason).waitFor();
    expect(await screenFaults(page, `suspend ${reader.name}`)).toEqual([]);
    await sheet.getByLabel(platform.reason).fill('Unpaid fees');
    await sheet.getByRole('button', { name: platform.suspend, exact: true }).click();
    const stopped = page.getByRole('region', { name: platform.suspended });
    await stopped.getByText('Unpaid fees').waitFor();
    const told = owner.page.getByText('Unpaid fees');
    await told.waitFor();
    expect(await screenFaults(owner.page, `suspended place for ${reader.name}`)).toEqual([]);

    await stopped.getByRole('button', { name: `${platform.resume}: ${name}` }).click();
    await told.waitFor({ state: 'detached' });
    expect([...errors, ...owner.errors]).toEqual([]);
  });

  test('is the only one who finds that page', async () => {
    const { page, errors } = await openScreen(browser, '/platform', reader, await createPerson('Ada'));
    await page.getByText(state.noDoor).waitFor();
    await page.getByRole('link', { name: shell.me }).click();
    await page.getByRole('link', { name: shell.openOwn }).waitFor();
    expect(await page.getByRole('link', { name: shell.platform }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});
