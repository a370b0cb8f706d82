import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './root.ts';
import { evaluatedOffsets, isEvaluated } from './rules-mutants/coverage.ts';
import { equivalent } from './rules-mutants/equivalent.ts';
import { type Mutant, mutantsOf } from './rules-mutants/mutants.ts';
import { hashOf, Results } from './rules-mutants/results.ts';
import { type Failure, firstFailure, projectOf } from './rules-mutants/run-tests.ts';

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

/** Offsets of the rules that each test file evaluates, and how long it takes. */
const measure = async (file: string) => {
  const started = performance.now();
  const failed = await firstFailure({ files: [file], rulesFile, projects, folder });
  if (failed) throw new Error(`the rules themselves fail: ${failed.file}: ${failed.test}`);
  const offsets = await evaluatedOffsets(emulator, projectOf(projects, file));
  return { file, ms: performance.now() - started, offsets };
};

const measured: Awaited<ReturnType<typeof measure>>[] = [];
for (const file of files) measured.push(await measure(file));
measured.sort((a, b) => a.ms - b.ms);

/** Refuses a mutant that is no valid rules file: every test would fail, and nothing would be proven. */
const mustLoad = async ({ id, rules: content }: Mutant): Promise<void> => {
  const response = await fetch(`http://${emulator}/emulator/v1/projects/${projects}-check:securityRules`, {
    method: 'PUT',
    body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } }),
  });
  if (!response.ok) throw new Error(`the mutant does not load: ${id}: ${await response.text()}`);
};

/** Frees the emulator's memory: each run writes thousands of documents. */
const clear = async (own: string): Promise<void> => {
  for (const file of files) {
    const database = `${projectOf(own, file)}/databases/(default)/documents`;
    await fetch(`http://${emulator}/emulator/v1/projects/${database}`, { method: 'DELETE' });
  }
};

/**
 * Runs the files that reach the mutated condition. The file that killed the mutant before is likely to kill this one,
 * because they lie beside each other; it goes first.
 */
const kill = async (mutant: Mutant, own: string, likely: string | undefined): Promise<Failure | undefined> => {
  await mustLoad(mutant);
  const mutantFile = join(folder, `${own}.rules`);
  await writeFile(mutantFile, mutant.rules);
  const reaching = measured.filter(({ offsets }) => isEvaluated(offsets, mutant.condition)).map(({ file }) => file);
  const [first = reaching[0]] = reaching.filter((file) => likely && file.endsWith(`/${likely}`));
  const rest = reaching.filter((file) => file !== first);
  for (const batch of [first ? [first] : [], rest]) {
    if (batch.length === 0) continue;
    const failed = await firstFailure({ files: batch, rulesFile: mutantFile, projects: own, folder });
    if (failed) return failed;
  }
  return undefined;
};

const mutants = mutantsOf(rules).filter(({ id }) => id.includes(values.only));
const waiting = mutants.filter(({ id }) => !results.has(id));
console.log(`${mutants.length} mutants, ${waiting.length} to run`);

const work = async (worker: number): Promise<void> => {
  const own = `${projects}-${worker}`;
  let likely: string | undefined;
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const failed = await kill(mutant, own, likely);
    likely = failed?.file ?? likely;
    const fate = failed ? `${failed.file}: ${failed.test}` : undefined;
    await results.add(mutant.id, fate);
    console.log(`${waiting.length} left; line ${mutant.line}: ${mutant.id}: ${fate ?? 'SURVIVED'}`);
    await clear(own);
  }
};
await Promise.all(Array.from({ length: Number(values.workers) }, (_, n) => work(n)));
await rm(folder, { recursive: true });

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
