import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { buildAll } from './build.ts';
import { hotelHistory } from './replay/hotel/hotel-history.ts';
import { openHotel } from './replay/hotel/open-hotel.ts';
import { readHotel } from './replay/hotel/read-hotel.ts';
import { playHistory } from './replay/play-history.ts';
import { isFaithful, makeReport } from './replay/report.ts';
import { runInSuite } from './suite/in-suite.ts';
import { projectId } from './suite/suite.ts';

const usage = `usage: npm run replay -- hotel FILE.csv [--provider ID] [--dry-run] [--report FILE]

  hotel       bookings in the form of «Hotel booking demand datasets»
  --provider  the tenant to play them in (default: hotel-<name of the file>)
  --dry-run   read the file and say what would be played
  --report    write the report as JSON`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    provider: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
  },
});
const [what, path] = positionals;
if (what !== 'hotel' || !path) {
  console.error(usage);
  process.exit(1);
}

const fileId = createHash('sha256')
  .update(await readFile(path))
  .digest('hex')
  .slice(0, 10);
const providerId = values.provider ?? `hotel-${basename(path, '.csv').replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
const file = await readHotel(path);
const history = hotelHistory(file, providerId, fileId);
const total = history.moments.reduce((sum, { deeds }) => sum + deeds.length, 0);

const [first, last] = [history.moments[0], history.moments.at(-1)];
console.log(
  `${path}: ${total} commands at ${history.moments.length} instants, ${first?.at.toISOString()} to ${last?.at.toISOString()}`,
);
for (const { line, problem } of history.badRows) console.log(`line ${line}: left out: ${problem}`);
for (const { line, problem } of history.adjustedRows) console.log(`line ${line}: ${problem}`);
if (values['dry-run'] || !first) process.exit(0);

if (!process.env.FIRESTORE_EMULATOR_HOST) {
  console.log('No suite is named in the environment: starting one.');
  await buildAll();
  process.exit(await runInSuite([process.execPath, import.meta.filename, ...process.argv.slice(2)]));
}

const app = initializeApp({ projectId: process.env.GCLOUD_PROJECT ?? projectId });
const firestore = getFirestore(app);
firestore.settings({ ignoreUndefinedProperties: true });
const stopping = new AbortController();
process.on('SIGINT', () => stopping.abort());

await openHotel(firestore, file, providerId, new Date(first.at.getTime() - 86_400_000));
const bar = new SingleBar({
  noTTYOutput: true,
  notTTYSchedule: 5000,
  format: '{bar} {percentage}% · {value}/{total} commands · {eta_formatted} to go',
});
bar.start(total, 0);
const play = await playHistory(firestore, history, {
  fileId,
  floor: getFirestore(app, 'floor'),
  progress: (done) => bar.update(done),
  signal: stopping.signal,
});
bar.stop();
if (play.interrupted) {
  console.log('Interrupted. The same command goes on from here, as long as the suite runs.');
  process.exit(130);
}

const report = await makeReport(firestore, history, play);
const { refusals, badRows, adjustedRows, ...figures } = report;
console.log(JSON.stringify(figures, null, 2));
for (const refusal of refusals) console.log(refusal);
if (values.report) await writeFile(values.report, `${JSON.stringify(report, null, 2)}\n`);
process.exit(isFaithful(report) ? 0 : 1);
