import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { simulate } from '../kit/device/simulation/simulation.ts';
import { chooseSeed } from '../kit/seed.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// `npm run test:nightly` runs thousands of steps, and opens two tabs on each device.
test('keeps five devices with lost networks consistent, without a lost or repeated command', async () => {
  const report = await simulate(browser, {
    seed: chooseSeed('many devices'),
    steps: Number(process.env.STEPS ?? 80),
    tabs: 1,
  });
  console.log(JSON.stringify(report));
  expect(report.faults).toEqual([]);
  expect(report.commands.applied).toBeGreaterThan(report.steps / 4);
}, 300_000);
