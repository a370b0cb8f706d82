import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { openPage } from '../../kit/browser.ts';
import { createPerson } from '../../kit/browser-person.ts';
import { emulators, projectId } from '../../kit/emulators.ts';
import { newId } from '../../kit/new-id.ts';
import { signInAs } from '../../kit/screen/open-screen.ts';
import { arabicDesk, englishPhone, readers } from '../../kit/screen/readers.ts';
import { screenFaults } from '../../kit/screen/screen-faults.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The link of the mail that Auth has sent to an address last. */
const linkTo = async (email: string): Promise<URL> => {
  const answer = await fetch(`http://${emulators.auth}/emulator/v1/projects/${projectId}/oobCodes`);
  const { oobCodes }: { oobCodes: { email: string; oobLink: string }[] } = await answer.json();
  const sent = oobCodes.findLast((code) => code.email === email.toLowerCase());
  if (!sent) throw new Error(`no mail to ${email}`);
  return new URL(sent.oobLink);
};

test.each(readers)('somebody new registers $name, and opens a place', async (reader) => {
  const { signIn, newPlace, setUp, shell } = reader.words;
  const { page, errors } = await openPage(browser, '/new', reader.device);
  await page.getByRole('button', { name: signIn.isNew }).click();
  await page.getByLabel(signIn.name).fill('Nora');
  await page.getByLabel(signIn.email).fill(`${newId('nora')}@example.com`);
  await page.getByLabel(signIn.password).fill('12345');
  await page.getByRole('button', { name: signIn.create }).click();
  await page.getByText(signIn.problem['weak-password']).waitFor();
  expect(await screenFaults(page, `sign-in ${reader.name}`)).toEqual([]);
  await page.getByLabel(signIn.password).fill('a better one');
  await page.getByRole('button', { name: signIn.create }).click();

  await page.getByLabel(newPlace.name).fill('Nora’s');
  expect(await screenFaults(page, `new place ${reader.name}`)).toEqual([]);
  await page.getByRole('button', { name: newPlace.open }).click();
  await page.getByRole('heading', { name: setUp.guide }).waitFor();
  expect(await page.getByRole('link', { name: shell.today }).count()).toBe(1);
  // The browser logs the refused password as a failed request.
  expect(errors.filter((error) => !error.includes('400'))).toEqual([]);
});

test('a page fetches each of its first files once: it runs those that it has fetched ahead', async () => {
  const { page } = await openPage(browser, '/find', englishPhone.device);
  await page.getByRole('button', { name: englishPhone.words.signIn.sendLink }).waitFor();
  const files = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.startsWith('/chunks/')),
  );
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file, n) => files.indexOf(file) !== n)).toEqual([]);
  await page.context().close();
});

test('a sign-in link that is opened on another device asks for the address, and works once', async () => {
  const ada = await createPerson('Ada');
  const { signIn, find } = englishPhone.words;
  const asking = await openPage(browser, '/find', englishPhone.device);
  await asking.page.getByRole('button', { name: signIn.sendLink }).click();
  await asking.page.getByText(signIn.needsEmail).waitFor();
  await asking.page.getByLabel(signIn.email).fill(ada.email);
  await asking.page.getByRole('button', { name: signIn.sendLink }).click();
  await asking.page.getByText(signIn.linkSent(ada.email)).waitFor();

  const link = await linkTo(ada.email);
  const back = new URL(link.searchParams.get('continueUrl') ?? '');
  for (const name of ['mode', 'oobCode', 'apiKey']) back.searchParams.set(name, link.searchParams.get(name) ?? '');
  const other = await openPage(browser, back.pathname + back.search, arabicDesk.device);
  await other.page.getByText(arabicDesk.words.signIn.whichAddress).waitFor();
  expect(await screenFaults(other.page, 'sign-in address')).toEqual([]);
  await other.page.getByLabel(arabicDesk.words.signIn.email).fill(ada.email);
  await other.page.getByRole('button', { name: arabicDesk.words.signIn.submit, exact: true }).click();
  await other.page.getByRole('heading', { name: arabicDesk.words.find.title }).waitFor();
  expect(new URL(other.page.url()).search).toBe('');

  await asking.page.goto(`http://${emulators.hosting}${back.pathname}${back.search}`);
  await asking.page.getByText(signIn.problem['dead-link']).waitFor();
  await signInAs(asking.page, englishPhone, ada.email);
  await asking.page.getByRole('heading', { name: find.title }).waitFor();
});

test.each(['**/chunks/start-*.js', '**/chunks/main-*.js', '**/__/firebase/init.js*'])(
  'a page without %s says so, and starts once it comes',
  async (lost) => {
    const page = await (await browser.newContext(englishPhone.device)).newPage();
    await page.route(lost, (route) => route.abort());
    await page.goto(`http://${emulators.hosting}/find`);
    await page.getByRole('alert').waitFor();
    expect(await screenFaults(page, 'could not start')).toEqual([]);
    await page.unroute(lost);
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { name: englishPhone.words.signIn.title }).waitFor();
    await page.context().close();
  },
);
