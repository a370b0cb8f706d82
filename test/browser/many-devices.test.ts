import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../kit/browser.ts';
import { simulate } from '../kit/device/simulation/simulation.ts';
import { chooseSeed } from '../kit/seed.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// By the thousand in `npm run test:nightly`.
test('five devices of a house, in and out of the network, end up with the same, and nothing is lost or done twice', async () => {
  const report = await simulate(browser, chooseSeed('many devices'), Number(process.env.STEPS ?? 80));
  console.log(JSON.stringify(report));
  expect(report.faults).toEqual([]);
  expect(report.commands.applied).toBeGreaterThan(report.steps / 4);
}, 300_000);
