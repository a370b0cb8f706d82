import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { password } from './demo/people.ts';
import { type Scene, scenes } from './film-strip/scenes.ts';
import { launchBrowser } from './launch-browser.ts';
import { root } from './root.ts';

/** Where `npm start` serves the app. */
const origin = process.env.ORIGIN ?? 'http://127.0.0.1:5000';

/** The strip shows each picture at this height. */
const height = 380;

/** Nothing is loading any more, and what came has been drawn. */
const settle = async (page: Page): Promise<void> => {
  await page.locator('h1, .kitchen').first().waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.bone').length === 0);
  await page.waitForLoadState('load');
};

const signIn = async (page: Page, email: string): Promise<void> => {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
};

const photograph = async (browser: Browser, { email, path, device, press = [] }: Scene): Promise<Buffer> => {
  const context = await browser.newContext({ ...device, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(origin + path);
  await signIn(page, email);
  await settle(page);
  for (const name of press) {
    const control = page.getByRole('button', { name }).or(page.getByRole('radio', { name })).first();
    await control.click({ force: true });
    await settle(page);
  }
  const picture = await page.screenshot({ type: 'jpeg', quality: 85 });
  await context.close();
  return picture;
};

interface Picture {
  readonly scene: Scene;
  readonly jpeg: Buffer;
}

const figure = ({ scene: { caption }, jpeg }: Picture): string =>
  `<figure><img src="data:image/jpeg;base64,${jpeg.toString('base64')}"><figcaption>${caption}</figcaption></figure>`;

/** All pictures in one, three a row. */
const strip = async (browser: Browser, pictures: readonly Picture[]): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent(`<style>
    body { margin: 0; padding: 24px; display: inline-grid; grid-template-columns: repeat(3, auto); gap: 24px;
      justify-content: start; background: #e7ebf1; font: 15px system-ui; color: #1b2530 }
    figure { margin: 0; text-align: center }
    img { block-size: ${height}px; border-radius: 10px; box-shadow: 0 2px 12px #0003 }
    figcaption { margin-block-start: 8px }
  </style>${pictures.map(figure).join('')}`);
  const jpeg = await page.locator('body').screenshot({ type: 'jpeg', quality: 78 });
  await page.close();
  return jpeg;
};

const browser = await launchBrowser();
const pictures: Picture[] = [];
for (const scene of scenes) {
  console.log(scene.caption);
  pictures.push({ scene, jpeg: await photograph(browser, scene) });
}
const folder = join(root, 'docs/images');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'screens.jpg'), await strip(browser, pictures));
await browser.close();
