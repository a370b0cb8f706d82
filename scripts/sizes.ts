import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';
import { staleRows } from './sizes/stale-rows.ts';
import { weighApps } from './sizes/weigh-apps.ts';
import { type Part, type Weight, weighParts } from './sizes/weigh-parts.ts';
import { weighScreens } from './sizes/weigh-screens.ts';

/** Here 1 kB is 1024 bytes. */
const kB = 1024;

/** Size limits, in bytes, for an app that already has firebase and rxjs: at start, and for each part at first use. */
const budgets: Readonly<Record<Part, number>> = {
  core: 10.5 * kB,
  'core, Vite': 10.5 * kB,
  'later, Vite': 48 * kB,
  preload: 13.75 * kB,
  optimistic: 5.1 * kB,
  booking: 12 * kB,
  subscriptions: 12 * kB,
  desk: 12 * kB,
  restaurant: 8.5 * kB,
  house: 4 * kB,
  analytics: 4 * kB,
};

/** Packages that a device must not load: the server validates, and the platform knows the time zones. */
const unwanted = /node_modules\/(zod|temporal-[a-z]+)\//;

const inKB = (bytes: number): string => (bytes / kB).toFixed(2);

const faultsOf = ({ part, gzipped, inputs }: Weight): string[] => {
  const largest = inputs.slice(0, 8).map(([source, size]) => `    ${String(size).padStart(5)} ${source}`);
  const stray = inputs.map(([source]) => source).filter((source) => unwanted.test(source));
  const over = gzipped - budgets[part];
  return [
    ...(over > 0 ? [`${part} is ${over} bytes too large. Most of it, before gzip:\n${largest.join('\n')}`] : []),
    ...(stray.length > 0 ? [`${part} brings what a device does without: ${stray.slice(0, 3).join(', ')}`] : []),
  ];
};

const weights = await weighParts();
for (const { part, gzipped } of weights) {
  console.log(`${part.padEnd(12)} ${inKB(gzipped)} kB of ${inKB(budgets[part])} kB gzipped`);
}
const apps = await weighApps();
for (const [name, gzipped] of Object.entries(apps)) console.log(`app: ${name}: ${inKB(gzipped)} kB gzipped`);
const screens = await weighScreens();
for (const { name, gzipped, budget } of screens) {
  console.log(`screen ${name.padEnd(8)} ${inKB(gzipped)} kB of ${inKB(budget)} kB gzipped`);
}
const heavy = screens.filter(({ gzipped, budget }) => gzipped > budget);
const readme = await readFile(join(root, 'client/README.md'), 'utf8');
const faults = [
  ...weights.flatMap(faultsOf),
  ...staleRows(readme, apps),
  ...heavy.map(({ name, gzipped, budget }) => `screen ${name} is ${gzipped - budget} bytes too large`),
];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
