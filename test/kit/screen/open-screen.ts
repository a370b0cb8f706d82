import type { Browser, Page } from 'playwright-core';
import { openPage } from '../browser.ts';
import { password } from '../browser-person.ts';
import type { Reader } from './readers.ts';

export interface Screen {
  readonly page: Page;
  /** Every error of the page and of its console. */
  readonly errors: string[];
}

export const signInAs = async (page: Page, { words: { signIn } }: Reader, email: string): Promise<void> => {
  await page.getByRole('textbox', { name: signIn.email, exact: true }).fill(email);
  await page.getByLabel(signIn.password).fill(password);
  await page.getByRole('button', { name: signIn.submit, exact: true }).click();
};

/** Opens a page of the app on a device of its own, for a person who signs in there. */
export const openScreen = async (
  browser: Browser,
  path: string,
  reader: Reader,
  person: { readonly email: string },
): Promise<Screen> => {
  const screen = await openPage(browser, path, reader.device);
  await signInAs(screen.page, reader, person.email);
  // Another page that is opened before would forget who signs in.
  await screen.page.getByLabel(reader.words.signIn.password).waitFor({ state: 'detached' });
  return screen;
};
