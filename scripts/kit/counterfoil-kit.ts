import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mergeHosting } from './merge-hosting.ts';
import { mergeIndexes } from './merge-indexes.ts';
import { mergeRules } from './merge-rules.ts';

const usage = `npx counterfoil-kit [--prefix PREFIX] [--region REGION] [--project FOLDER]

Writes Counterfoil's rules and indexes into the files that firebase.json names, and the rewrites of
Hosting into firebase.json. Safe to repeat, as after each update.`;

/** The package's folder: packing lays this file, bundled, into its `lib`. */
const ownFolder = join(import.meta.dirname, '..');

const read = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const { values } = parseArgs({
  options: {
    prefix: { type: 'string', default: '' },
    region: { type: 'string', default: 'us-central1' },
    project: { type: 'string', default: '.' },
    help: { type: 'boolean', default: false },
  },
});

const merge = async (): Promise<void> => {
  const { prefix, region, project } = values;
  // As the CLI accepts them: for a codebase up to 30 characters; a kit's are `kit-` and up to 40.
  if (!/^([a-z]([a-z0-9_-]{0,42}[a-z0-9_])?)?$/.test(prefix))
    throw new Error(`--prefix: ${prefix} is no prefix of functions`);
  const config = join(project, 'firebase.json');
  const text = await read(config);
  if (text === undefined) throw new Error(`${config}: no such file; run this in the project of the app`);
  const merged = mergeHosting(JSON.parse(text), { prefix, region });
  const { rules = 'firestore.rules', indexes = 'firestore.indexes.json' } = Object(merged.firestore);
  const [ours, ourIndexes] = await Promise.all([
    readFile(join(ownFolder, 'firestore.rules'), 'utf8'),
    readFile(join(ownFolder, 'firestore.indexes.json'), 'utf8'),
  ]);
  const before = { rules: await read(join(project, rules)), indexes: await read(join(project, indexes)) };
  // All three are computed before the first is written: a refusal leaves the project as it was.
  const files = [
    { path: rules, text: before.rules === undefined ? ours : mergeRules(before.rules, ours) },
    { path: indexes, text: json(mergeIndexes(JSON.parse(before.indexes ?? '{}'), JSON.parse(ourIndexes))) },
    { path: 'firebase.json', text: json({ ...merged, firestore: { ...Object(merged.firestore), rules, indexes } }) },
  ];
  for (const { path, text } of files) {
    await writeFile(join(project, path), text);
    console.log(path);
  }
};

try {
  if (values.help) console.log(usage);
  else await merge();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
