import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { emulators } from './emulators.ts';
import { photograph } from './screen/photograph.ts';

/** React recovers from some errors, and tells only there what went wrong. */
const tellCauses = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    addEventListener('error', ({ error }) => {
      if (error?.cause) console.error(`caused by ${error.cause.stack ?? error.cause}`);
    });
  });

/** A device of its own, with separate storage and sockets. `errors` collects every error of its page. */
export const openPage = async (
  browser: Browser,
  path: string,
  device: BrowserContextOptions = { viewport: { width: 1100, height: 800 } },
): Promise<{ page: Page; errors: string[] }> => {
  const context = await browser.newContext({ timezoneId: 'Europe/Rome', ...device });
  const page = await context.newPage();
  const errors: string[] = [];
  await tellCauses(page);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  onTestFailed(({ task }) => photograph(page, `failed ${task.name.slice(0, 60)} ${path.replaceAll('/', '_')}`));
  await page.goto(`http://${emulators.hosting}${path}`);
  return { page, errors };
};

export const signInOn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};
