import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../kit/browser.ts';
import { createPerson, password } from '../../kit/browser-person.ts';
import { createBigProvider } from '../../kit/device/big-provider.ts';
import { servePage } from '../../kit/device/page.ts';
import { withoutTriggers } from '../../kit/device/without-triggers.ts';
import { putMember } from '../../kit/tenant.ts';
import { alternately, type Row } from '../row.ts';

/** Milliseconds from the navigation of a page. */
interface Start {
  /** Until the app's code has run. */
  readonly code: number;
  /** Until a list of the workspace shows its documents, from the cache. */
  readonly shown: number;
  /** Until the workspace is ready. */
  readonly ready: number;
}

/** Measures inside the page, as soon as its code has run. */
const measureStart = (providerId: string): void => {
  let device: typeof globalThis.device;
  const measure = async (): Promise<Start> => {
    const code = performance.now();
    await device.user();
    device.open(providerId);
    const ready = device.ready().then(() => performance.now());
    device.watch(providerId, 'tables');
    for (let state = device.read('tables'); state.data.length === 0; ) state = await device.after('tables', state.seen);
    return { code, shown: performance.now(), ready: await ready };
  };
  Object.defineProperty(globalThis, 'device', {
    get: () => device,
    set: (created: typeof device) => {
      device = created;
      Object.assign(globalThis, { started: Promise.resolve().then(measure) });
    },
  });
};

/** Opens a page that a member has used before. Returns a function that starts it again. */
const openStarts = async (browser: Browser, address: string, providerId: string, email: string) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate((given) => globalThis.device.signIn(...given), [email, password] as const);
  await context.addInitScript(measureStart, providerId);
  return async (): Promise<Start> => {
    await page.reload();
    await page.waitForFunction(() => 'started' in globalThis);
    return await page.evaluate(() => (globalThis as unknown as { started: Promise<Start> }).started);
  };
};

/** The start of a page with this client, against one with the client of another checkout. */
export const startUpRow = (checkout: string): Row => ({
  name: 'start-up',
  about: `from a reload to a list and to a ready workspace of 1,250 documents, against ${checkout}`,
  rounds: { quick: 5, full: 40 },
  open: async () => {
    const browser = await launchBrowser();
    const { providerId } = await withoutTriggers(() => createBigProvider(0.25));
    const waiter = await createPerson('Sofia');
    await putMember(providerId, waiter.uid, 'staff');
    const open = async (folder?: string) =>
      await openStarts(browser, await servePage(folder), providerId, waiter.email);
    const ours = await open();
    const earlier = await open(resolve(checkout, 'test/kit/device/app'));
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
