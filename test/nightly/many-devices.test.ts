import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDice } from '../../scripts/demo/dice.ts';
import { launchBrowser } from '../../scripts/launch-browser.ts';
import { simulate } from '../kit/device/simulation/simulation.ts';
import { chooseSeed } from '../kit/seed.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const steps = Number(process.env.STEPS ?? 2000);
const count = process.env.SEED ? 1 : Number(process.env.SEEDS ?? 20);
const dice = createDice(chooseSeed('many devices'));
const seeds = Array.from({ length: count }, () => (process.env.SEED ? Number(process.env.SEED) : dice.int(1, 2 ** 31)));

test.each(seeds)(
  `keeps five devices consistent over ${steps} steps, SEED=%d`,
  async (seed) => {
    const report = await simulate(browser, { seed, steps, tabs: 2 });
    console.log(JSON.stringify(report));
    expect(report.faults).toEqual([]);
  },
  3_000_000,
);
