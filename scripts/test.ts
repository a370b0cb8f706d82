import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import * as z from 'zod';
import { buildAll } from './build.ts';
import { root } from './root.ts';
import { runInSuite } from './suite/in-suite.ts';
import { typedProjects } from './typed-projects.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const total: Tally = { passed: 0, failed: 0, skipped: 0 };

const add = ({ passed, failed, skipped }: Tally): void => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

const run = promisify(execFile);

/** Runs a tool, and tells its words and whether it was content. */
const outcomeOf = async (command: string, args: readonly string[]) => {
  try {
    const { stdout, stderr } = await run(command, [...args], { cwd: root, maxBuffer: 2 ** 26 });
    return { passed: true, said: stdout + stderr };
  } catch (error) {
    const { stdout = '', stderr = '', message } = Object(error);
    return { passed: false, said: `${message}\n${stdout}${stderr}` };
  }
};

/** Each tool uses one core. */
const twoAtOnce = pLimit(2);

/** Runs a tool that reports success by its exit code; it counts as one test. */
const check = (name: string, command: string, ...args: string[]): Promise<void> =>
  twoAtOnce(async () => {
    const { passed, said } = await outcomeOf(command, args);
    console.log(`${said}${passed ? '✓' : '×'} ${name}`);
    if (!passed) failures.push(name);
    add({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });
  });

/** Every folder whose imports the rules of `.dependency-cruiser.cjs` cover. */
const importing = ['domain', 'client', 'functions', 'dashboard', 'scripts', 'test', 'docs', 'vitest.config.ts'];

/** Named again at the end: a long log hides them. */
const failures: string[] = [];

const resultsSchema = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
});

const vitest = (results: string, projects: readonly string[]): string[] => [
  join(root, 'node_modules/.bin/vitest'),
  'run',
  ...projects.flatMap((project) => ['--project', project]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
];

const note = ({ name, status, message, assertionResults }: z.infer<typeof resultsSchema>['testResults'][number]) => {
  const file = relative(root, name);
  const failed = assertionResults.filter((one) => one.status === 'failed');
  for (const { fullName, failureMessages } of failed)
    failures.push(`${file} > ${fullName}\n${failureMessages?.join('\n').slice(0, 1500) ?? ''}`);
  if (status === 'failed' && failed.length === 0) failures.push(`${file}\n${message.slice(0, 1500)}`);
};

/** Reads vitest's results. Missing results, or a test file that could not be loaded, count as a failure. */
const read = async (results: string): Promise<Tally> => {
  try {
    const { success, testResults, ...counts } = resultsSchema.parse(JSON.parse(await readFile(results, 'utf8')));
    testResults.forEach(note);
    const failed = success ? 0 : Math.max(1, counts.numFailedTests);
    return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests + counts.numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

const folder = await mkdtemp(join(tmpdir(), 'counterfoil-test-'));
try {
  await Promise.all([
    ...typedProjects.map((project) => check(`types of ${project}`, 'tsc', '-p', project)),
    check('format and lint', 'biome', 'check', '--error-on-warnings', '.'),
    check('directions and import cycles', 'depcruise', ...importing),
    check('sizes of what apps load', process.execPath, 'scripts/sizes.ts'),
    check('every file is in a tsc project', process.execPath, 'scripts/untyped-files.ts'),
  ]);
  const unit = join(folder, 'unit.json');
  const [program = '', ...args] = vitest(unit, ['unit']);
  spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  add(await read(unit));

  await buildAll();
  const suite = join(folder, 'suite.json');
  await runInSuite(vitest(suite, ['rules', 'integration', 'browser', 'wire']));
  add(await read(suite));
} finally {
  await rm(folder, { recursive: true, force: true });
}
for (const failure of failures) console.log(`\nFAILED ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
