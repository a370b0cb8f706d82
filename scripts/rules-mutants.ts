import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { root } from './root.ts';
import { evaluatedOffsets, isEvaluated } from './rules-mutants/coverage.ts';
import { equivalent } from './rules-mutants/equivalent.ts';
import { type Mutant, mutantsOf } from './rules-mutants/mutants.ts';
import { hashOf, Results } from './rules-mutants/results.ts';
import { failingTest, projectOf } from './rules-mutants/run-tests.ts';

const usage = `usage: npm run test:rules-mutants -- [--workers N] [--only TEXT]

Removes and negates every condition of firestore.rules in turn, and runs the rules tests against each mutant. Reports the
share that some test kills, and lists the survivors. Fails if one of them is not known to be equivalent.

  --workers  mutants at a time (default: 2)
  --only     mutants whose place or condition contains the text

An interrupted run continues. Remove .suite/rules-mutants.json to start over.`;

const { values } = parseArgs({
  options: {
    workers: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean' },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}

const emulator = process.env.FIRESTORE_EMULATOR_HOST;
if (!emulator) throw new Error('FIRESTORE_EMULATOR_HOST is not set: use `npm run test:rules-mutants`');

/** Its documents are random, so its verdict would change from run to run. */
const random = 'accepted-documents.test.ts';

const rulesFile = join(root, 'firestore.rules');
const rules = await readFile(rulesFile, 'utf8');
const list = async (folder: string): Promise<string[]> =>
  (await readdir(join(root, folder), { recursive: true }))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(folder, name));
const files = (await list('test/rules')).filter((file) => !file.endsWith(random));
const sources = [...(await list('test/kit')), ...files];
const tests = await Promise.all(sources.map((file) => readFile(join(root, file), 'utf8')));
const results = await Results.open(hashOf([rules]), hashOf(tests));
const folder = join(root, '.suite', `rules-mutants-${process.pid}`);
await mkdir(folder, { recursive: true });

/** Several runs may share an emulator. */
const projects = `demo-mutants-${process.pid}`;
const limit = pLimit(Number(values.workers));

/** Offsets of the rules that each test file evaluates, and how long it takes. */
const measure = async (file: string) => {
  const started = performance.now();
  const failed = await failingTest({ file, rulesFile, projects, folder });
  if (failed) throw new Error(`the rules themselves fail: ${failed}`);
  return {
    file,
    ms: performance.now() - started,
    offsets: await evaluatedOffsets(emulator, projectOf(projects, file)),
  };
};

const measured = (await Promise.all(files.map((file) => limit(measure, file)))).toSorted((a, b) => a.ms - b.ms);

/** Refuses a mutant that is no valid rules file: every test would fail, and nothing would be proven. */
const mustLoad = async ({ id, rules: content }: Mutant): Promise<void> => {
  const response = await fetch(`http://${emulator}/emulator/v1/projects/${projects}-check:securityRules`, {
    method: 'PUT',
    body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } }),
  });
  if (!response.ok) throw new Error(`the mutant does not load: ${id}: ${await response.text()}`);
};

/** The file that killed the mutant before is likely to kill this one: they lie beside each other. */
let lastKiller: string | undefined;

const kill = async (mutant: Mutant, n: number): Promise<string | undefined> => {
  await mustLoad(mutant);
  const file = join(folder, `${n}.rules`);
  await writeFile(file, mutant.rules);
  const reaching = measured.filter(({ offsets }) => isEvaluated(offsets, mutant.condition)).map((one) => one.file);
  for (const test of reaching.toSorted((a, b) => Number(b === lastKiller) - Number(a === lastKiller))) {
    const failed = await failingTest({ file: test, rulesFile: file, projects: `${projects}-${n}`, folder });
    if (failed) {
      lastKiller = test;
      return failed;
    }
  }
  return undefined;
};

const mutants = mutantsOf(rules).filter(({ id }) => id.includes(values.only));
let done = 0;
await Promise.all(
  mutants.map((mutant, n) =>
    limit(async () => {
      if (!results.has(mutant.id)) await results.add(mutant.id, await kill(mutant, n));
      done += 1;
      const fate = results.killers.get(mutant.id) ?? 'SURVIVED';
      console.log(`${done}/${mutants.length} line ${mutant.line}: ${mutant.id}: ${fate}`);
    }),
  ),
);

const survivors = mutants.filter(({ id }) => results.survivors.has(id));
const unexplained = survivors.filter(({ id }) => !(id in equivalent));
const stale = Object.keys(equivalent).filter((id) => !values.only && !survivors.some((mutant) => mutant.id === id));
const able = mutants.length - survivors.length + unexplained.length;
const killed = mutants.length - survivors.length;
console.log(`\n${mutants.length} mutants, ${survivors.length - unexplained.length} of them equivalent.`);
console.log(`Killed: ${killed} of ${able}, ${((100 * killed) / able).toFixed(1)} %`);
for (const { id, line } of unexplained) console.error(`survived: line ${line}: ${id}`);
for (const id of stale) console.error(`listed as equivalent, but no survivor: ${id}`);
process.exitCode = unexplained.length + stale.length > 0 ? 1 : 0;
