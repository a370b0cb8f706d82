import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../../../scripts/launch-browser.ts';
import { createPerson, password } from '../../kit/browser-person.ts';
import { createBigProvider } from '../../kit/device/big-provider.ts';
import { withoutTriggers } from '../../kit/device/without-triggers.ts';
import { emulators, projectId } from '../../kit/emulators.ts';
import { putMember } from '../../kit/tenant.ts';
import { alternately, type Row } from '../row.ts';
import type { Start } from '../start-page.ts';

const ownCheckout = join(import.meta.dirname, '../../..');

/** The files of `start-page.ts` with the client of a checkout, as Vite bundles an app. */
const bundleStartPage = async (checkout: string): Promise<readonly (readonly [path: string, text: string])[]> => {
  const entry = join(checkout, 'start-page.ts');
  const source = await readFile(join(import.meta.dirname, '../start-page.ts'), 'utf8');
  const built = await build({
    root: checkout,
    configFile: false,
    logLevel: 'warn',
    plugins: [
      {
        name: 'start-page',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
    build: { write: false, rolldownOptions: { input: entry, output: { entryFileNames: 'start.js' } } },
  });
  const outputs = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  return outputs.flatMap((one) => (one.type === 'chunk' ? [[`/${one.fileName}`, one.code] as const] : []));
};

/** Bundles and serves the page. Returns the address. */
const serveStartPage = async (checkout: string, providerId: string): Promise<string> => {
  const settings = JSON.stringify({ projectId, emulators, providerId });
  const page = `<!doctype html><script>startSettings = ${settings}</script><script type="module" src="/start.js"></script>`;
  const files = new Map([['/', page], ...(await bundleStartPage(checkout))]);
  const server = createServer(({ url = '/' }, response) => {
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(files.has(url) ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(files.get(url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
};

/** Opens a page that a member has used before. Returns a function that starts it again. */
const openStarts = async (browser: Browser, address: string, email: string) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await page.evaluate((given) => globalThis.startPage.signIn(...given), [email, password] as const);
  return async (): Promise<Start> => {
    await page.reload();
    await page.waitForFunction(() => 'startPage' in globalThis);
    const started = await page.evaluate(() => globalThis.startPage.started);
    if (!started) throw new Error('the page forgot who was signed in');
    return started;
  };
};

/** The start of a page with this client, against one with the client of another checkout. */
export const startUpRow = (checkout: string): Row => ({
  name: 'start-up',
  about: 'from a reload to a list and to a ready workspace of 1,250 documents, against an earlier client',
  rounds: { quick: 5, full: 40 },
  open: async () => {
    const browser = await launchBrowser();
    const { providerId } = await withoutTriggers(() => createBigProvider(0.25));
    const waiter = await createPerson('Sofia');
    await putMember(providerId, waiter.uid, 'staff');
    const open = async (root: string) =>
      await openStarts(browser, await serveStartPage(root, providerId), waiter.email);
    const [ours, earlier] = [await open(ownCheckout), await open(checkout)];
    return {
      close: () => browser.close(),
      round: async (oursFirst) => {
        const pair = await alternately(oursFirst, ours, earlier);
        const metric = (name: keyof Start) =>
          ({ unit: 'ms', ours: pair.ours[name], baseline: pair.baseline[name] }) as const;
        return { code: metric('code'), shown: metric('shown'), ready: metric('ready') };
      },
    };
  },
});
