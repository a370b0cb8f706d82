import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { servePage } from '../device/page.ts';
import { newId } from '../new-id.ts';
import type { FirstDayApi } from './app/first-day-api.ts';

let served: Promise<string> | undefined;

/** A person with a device of their own, who has just registered. */
export interface FirstDayPerson {
  readonly uid: string;
  readonly email: string;
  readonly page: Page;
  readonly errors: readonly string[];
  do<Name extends keyof FirstDayApi>(
    name: Name,
    ...args: Parameters<FirstDayApi[Name]>
  ): Promise<Awaited<ReturnType<FirstDayApi[Name]>>>;
}

/** Opens the page of an app that knows only the client, and registers there. */
export const openPerson = async (browser: Browser, name: string, email = `${newId(name)}@example.com`) => {
  served ??= servePage(join(import.meta.dirname, 'app'));
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(await served);
  await page.waitForFunction(() => 'firstDay' in globalThis);
  const perform: FirstDayPerson['do'] = (method, ...args) =>
    page.evaluate(
      // `do` checks the parameters of each method by its type; here the compiler cannot.
      ([method, args]) => (globalThis.firstDay[method] as (...args: unknown[]) => unknown)(...args),
      [method, args] as const,
    ) as Promise<Awaited<ReturnType<FirstDayApi[typeof method]>>>;
  const uid = await perform('register', name, email);
  return { uid, email, page, errors, do: perform } satisfies FirstDayPerson;
};
