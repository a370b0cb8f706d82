import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { buildAll } from './build.ts';
import { applyPlan } from './import/apply-plan.ts';
import { createTrialProvider } from './import/create-trial-provider.ts';
import { importMenu } from './import/import-menu.ts';
import { importRecipes } from './import/import-recipes.ts';
import { importStock } from './import/import-stock.ts';
import { readProvider } from './import/read-provider.ts';
import { runInSuite } from './suite/in-suite.ts';
import { projectId } from './suite/suite.ts';

const usage = `usage: npm run import -- stock|recipes|menu FILE.csv --provider ID [--count NAME] [--dry-run] [--report FILE]

  stock       id?, name, unit, counted?, reorderPoint?, maxStock?, usageRate?, allowNegative?, cost?, costQuantity?
  recipes     recipe, name?, menuItem?, yield?, yieldUnit?, ingredient | subRecipe, quantity, unit?
  menu        id?, name, category?, price, taxRate?, available?, station?, recipe?, portions?, description?
  --provider  id of the provider
  --count     name of the stock-taking (default: the file's name without .csv)
  --dry-run   compare the file with the provider's documents and list what would be written
  --report    write the report as JSON

Import stock first, then recipes, then the menu: each file may name ids of the earlier ones.

Bad rows are listed by line and left out; the exit code is then 1. Run the same command again after an interruption, or after
you corrected the file. On existing documents it changes only the fields that the file states. An empty cell states nothing.

A stock-taking counts each row once. If you run it again under its name, it counts only rows with another figure, and sales
since then stay. Under another name, by --count or by the file's name, it counts every row anew.`;

const imports = { stock: importStock, recipes: importRecipes, menu: importMenu };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    provider: { type: 'string' },
    count: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
    trial: { type: 'boolean', default: false },
  },
});
const [what = '', path] = positionals;
const { provider: providerId } = values;
const importFile = Object.entries(imports).find(([name]) => name === what)?.[1];
if (!importFile || !path || !providerId) {
  console.error(usage);
  process.exit(1);
}

if (!process.env.FIRESTORE_EMULATOR_HOST) {
  console.log('The environment names no suite: starting one, with an empty provider to try the file on.');
  await buildAll();
  process.exit(await runInSuite([process.execPath, import.meta.filename, ...process.argv.slice(2), '--trial']));
}

const firestore = getFirestore(initializeApp({ projectId: process.env.GCLOUD_PROJECT ?? projectId }));
firestore.settings({ ignoreUndefinedProperties: true });
if (values.trial) await createTrialProvider(firestore, providerId);
const provider = await readProvider(firestore, providerId);
if (!provider) {
  console.error(`there is no provider ${providerId}`);
  process.exit(1);
}

if (!existsSync(path)) {
  console.error(`there is no file ${path}`);
  process.exit(1);
}
const plan = await importFile(path, provider);
const total = plan.records.length + plan.counts.length;
console.log(`${path}: ${plan.records.length} records, ${plan.counts.length} counts, ${plan.badRows.length} bad rows`);
if (values['dry-run']) {
  for (const { line, problem } of plan.badRows) console.log(`line ${line}: left out: ${problem}`);
  process.exit(plan.badRows.length === 0 ? 0 : 1);
}

const stopping = new AbortController();
process.on('SIGINT', () => stopping.abort());
const bar = new SingleBar({ noTTYOutput: true, notTTYSchedule: 5000, format: '{bar} {percentage}% · {value}/{total}' });
bar.start(total, 0);
const report = await applyPlan(firestore, plan, {
  providerId,
  stockTaking: values.count || basename(path, '.csv'),
  signal: stopping.signal,
  progress: () => bar.increment(),
});
bar.stop();
const { badRows, ...figures } = report;
console.log(JSON.stringify(figures, null, 2));
for (const { line, problem } of badRows) console.log(`line ${line}: left out: ${problem}`);
if (values.report) await writeFile(values.report, `${JSON.stringify(report, null, 2)}\n`);
if (report.interrupted) console.log('Interrupted. The same command continues from here.');
process.exit(report.interrupted ? 130 : badRows.length === 0 ? 0 : 1);
