import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../kit/browser.ts';
import { measureLatency } from '../kit/device/latency.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const [rounds, each] = [Number(process.env.ROUNDS ?? 4), 50];

const range = (ratios: readonly number[]): string =>
  [Math.min(...ratios), Math.max(...ratios)].map((ratio) => ratio.toFixed(2)).join('–');

test('measures the latency of commands against bare writes between two devices', async () => {
  const measured = [];
  for (let n = 0; n < rounds; n++) measured.push(await measureLatency(browser, { each }));
  const ratios = {
    p50: range(measured.map(({ commands, writes }) => commands.p50 / writes.p50)),
    p95: range(measured.map(({ commands, writes }) => commands.p95 / writes.p95)),
    ownP50: range(measured.map(({ own, writes }) => own.p50 / writes.p50)),
    ownP95: range(measured.map(({ own, writes }) => own.p95 / writes.p95)),
  };
  console.log(JSON.stringify({ latency: { each, rounds: measured, ratios } }));
  // The sender's own list does not wait for the network.
  for (const { own, writes } of measured) expect(own.p50).toBeLessThan(writes.p50);
}, 600_000);
