import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { firestore } from '../kit/admin.ts';
import { createPerson, password } from '../kit/browser-person.ts';
import { makeCommand } from '../kit/command.ts';
import { devicePage } from '../kit/device/page.ts';
import { createRestaurant } from '../kit/restaurant.ts';
import { mustRun, userActor } from '../kit/run.ts';
import { putMember } from '../kit/tenant.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Opens a page with components in strict mode, and signs a person in. */
const openMounted = async (providerId: string, email: string) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${await devicePage()}mounted`);
  await page.waitForFunction(() => globalThis.mounted !== undefined);
  await page.evaluate(([id]) => globalThis.mounted?.mount(id), [providerId] as const);
  await page.evaluate((person) => globalThis.mounted?.signIn(...person), [email, password] as [string, string]);
  return { context, page, errors };
};

const shown = async (page: Page) => JSON.parse((await page.textContent('output')) ?? '{}');
const becomes = (page: Page, state: object) => expect.poll(() => shown(page), { timeout: 30_000 }).toMatchObject(state);

const rename = (providerId: string, name: string) =>
  firestore.doc(`serviceProviders/${providerId}/tables/t1`).update({ name, updatedAt: new Date() });

test('keeps live lists in strict mode and over a hot reload of the app, with the same client', async () => {
  const { providerId } = await createRestaurant();
  const waiter = await createPerson('Sofia');
  await putMember(providerId, waiter.uid, 'staff');
  const { context, page, errors } = await openMounted(providerId, waiter.email);
  await becomes(page, { ready: 'server' });
  expect((await shown(page)).tables).toHaveLength(2);
  await rename(providerId, 'A window');
  await becomes(page, { tables: expect.arrayContaining(['A window']) });
  for (const name of ['B terrace', 'C bar']) {
    await page.evaluate(`import('/mounted.js?${Date.now()}').then(() => {})`);
    expect(await page.evaluate(() => globalThis.mounted?.isSame)).toBe(true);
    await page.evaluate(([id]) => globalThis.mounted?.mount(id), [providerId] as const);
    await becomes(page, { ready: 'server' });
    await rename(providerId, name);
    await becomes(page, { tables: expect.arrayContaining([name]) });
  }
  expect(errors).toEqual([]);
  await context.close();
});

test('shows a mounted component its data once its person becomes a member', async () => {
  const { providerId, ownerId } = await createRestaurant();
  const stranger = await createPerson('Luca');
  const { context, page, errors } = await openMounted(providerId, stranger.email);
  await becomes(page, { tables: [], error: 'permission-denied', ended: 'access-lost' });
  await mustRun(
    userActor(ownerId),
    makeCommand('member.add', providerId, { userId: stranger.uid, role: 'staff', displayName: 'Luca' }),
  );
  await becomes(page, { error: null, ended: null, ready: 'server' });
  expect((await shown(page)).tables).toHaveLength(2);
  expect(errors).toEqual([]);
  await context.close();
});
