import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { emulators } from './emulators.ts';

/** For a server that makes pictures: they take the web's security away, and all pages share one process and starve. */
const serverFlags = [
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--single-process',
  '--in-process-gpu',
];

/** A real Chromium, as secure and as many processes as users have it. */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((flag) => !serverFlags.includes(flag)),
    headless: true,
  });

/** A device of its own: separate storage and sockets. Whatever goes wrong on its page fails the test that asks. */
export const openPage = async (browser: Browser, path: string): Promise<{ page: Page; errors: string[] }> => {
  const context = await browser.newContext({ timezoneId: 'Europe/Rome', viewport: { width: 1100, height: 800 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`http://${emulators.hosting}${path}`);
  return { page, errors };
};

export const signInOn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};
