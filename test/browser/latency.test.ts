import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { measureLatency } from '../kit/device/latency.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// `npm run test:nightly` measures the latency, alone on the machine.
test("shows a command on the sender's device before it shows on another", async () => {
  const { writes, commands, own } = await measureLatency(browser, { each: 10 });
  console.log(JSON.stringify({ writes, commands, own }));
  expect([writes.count, commands.count, own.count]).toEqual([10, 10, 10]);
  expect(own.p50).toBeLessThan(commands.p50);
}, 180_000);
