import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { buildAll } from './build.ts';
import { hotelHistory } from './replay/hotel/hotel-history.ts';
import { readHotel } from './replay/hotel/read-hotel.ts';
import { pizzaHistory } from './replay/pizza/pizza-history.ts';
import { pizzaFiles, readPizza } from './replay/pizza/read-pizza.ts';
import { playHistory } from './replay/play-history.ts';
import { isFaithful, makeReport } from './replay/report.ts';
import type { History } from './replay/timeline.ts';
import { runInSuite } from './suite/in-suite.ts';
import { projectId } from './suite/suite.ts';

const usage = `usage: npm run replay -- hotel FILE.csv [options]
       npm run replay -- pizza FOLDER [--from DAY] [--to DAY] [options]

  hotel       bookings in the form of «Hotel booking demand datasets»
  pizza       a restaurant's year in the form of «Pizza Place Sales»
  --provider  id of the provider to play them in (default: named after the file or folder)
  --dry-run   read the files and list what would be played
  --report    write the report as JSON`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    provider: { type: 'string' },
    from: { type: 'string', default: '0000-01-01' },
    to: { type: 'string', default: '9999-12-31' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
  },
});
const [what, path = ''] = positionals;

const providerId =
  values.provider ?? `${what}-${basename(path, '.csv').replaceAll(/[^A-Za-z0-9_-]/g, '-')}`.slice(0, 128);

/**
 * Hashes the files and the provider. The same history played again has the same ids and changes nothing; another
 * provider has its own.
 */
const hashOf = async (files: readonly string[]): Promise<string> => {
  const hash = createHash('sha256').update(`${providerId}\n`);
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 10);
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const readHistory = async (): Promise<{ fileId: string; history: History } | undefined> => {
  if (!path) return undefined;
  const { from, to } = values;
  if (what === 'hotel') {
    const fileId = await hashOf([path]);
    return { fileId, history: hotelHistory(await readHotel(path), providerId, fileId) };
  }
  if (what !== 'pizza' || !isDay(from) || !isDay(to)) return undefined;
  const fileId = await hashOf(pizzaFiles(path));
  const history = pizzaHistory(await readPizza(path), { providerId, fileId }, { from, to });
  // Another span has another checkpoint.
  return { fileId: `${fileId}-${from}-${to}`, history };
};

const read = await readHistory();
if (!read) {
  console.error(usage);
  process.exit(1);
}
const { fileId, history } = read;
const total = history.moments.reduce((sum, { entries }) => sum + entries.length, 0);

const [first, last] = [history.moments[0], history.moments.at(-1)];
console.log(
  `${path}: ${total} commands at ${history.moments.length} instants, ${first?.at.toISOString()} to ${last?.at.toISOString()}`,
);
for (const { line, problem } of history.badRows) console.log(`line ${line}: left out: ${problem}`);
for (const { line, problem } of history.adjustedRows) console.log(`line ${line}: ${problem}`);
if (values['dry-run'] || !first) process.exit(0);

if (!process.env.FIRESTORE_EMULATOR_HOST) {
  console.log('The environment names no suite: starting one.');
  await buildAll();
  process.exit(await runInSuite([process.execPath, import.meta.filename, ...process.argv.slice(2)]));
}

const app = initializeApp({ projectId: process.env.GCLOUD_PROJECT ?? projectId });
const firestore = getFirestore(app);
firestore.settings({ ignoreUndefinedProperties: true });
const stopping = new AbortController();
process.on('SIGINT', () => stopping.abort());

await history.open(firestore);
const bar = new SingleBar({
  noTTYOutput: true,
  notTTYSchedule: 5000,
  format: '{bar} {percentage}% · {value}/{total} commands · {eta_formatted} to go',
});
bar.start(total, 0);
const play = await playHistory(firestore, history, {
  fileId,
  baseline: getFirestore(app, 'floor'),
  progress: (done) => bar.update(done),
  signal: stopping.signal,
});
bar.stop();
if (play.interrupted) {
  console.log('Interrupted. The same command continues from here, as long as the suite runs.');
  process.exit(130);
}

const report = await makeReport(firestore, history, play);
const { refusals, badRows, adjustedRows, ...figures } = report;
console.log(JSON.stringify(figures, null, 2));
for (const refusal of refusals) console.log(refusal);
if (values.report) await writeFile(values.report, `${JSON.stringify(report, null, 2)}\n`);
process.exit(isFaithful(report) ? 0 : 1);
