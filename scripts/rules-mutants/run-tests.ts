import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { root } from '../root.ts';

const reportSchema = z.object({
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({
      message: z.string().default(''),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

interface TestRun {
  readonly file: string;
  readonly rulesFile: string;
  /** The start of the emulator's project ids, so that two runs do not share rules. */
  readonly projects: string;
  /** For the report. */
  readonly folder: string;
}

const report = async ({ file, rulesFile, projects, folder }: TestRun): Promise<string> => {
  const path = join(folder, `${projects}-${basename(file)}.json`);
  const args = [
    'run',
    '--project',
    'rules',
    '--bail=1',
    '--maxWorkers=1',
    '--reporter=json',
    `--outputFile=${path}`,
    file,
  ];
  const env = { ...process.env, RULES_FILE: rulesFile, RULES_PROJECTS: projects };
  const child = spawn('vitest', args, { cwd: root, stdio: 'ignore', env });
  await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  return await readFile(path, 'utf8');
};

/** The emulator's project of a test file. */
export const projectOf = (projects: string, file: string): string => `${projects}-${basename(file, '.test.ts')}`;

/**
 * Runs a test file against other rules, until its first failure.
 *
 * @returns the test that failed
 * @throws Error if no test ran
 */
export const failingTest = async (run: TestRun): Promise<string | undefined> => {
  const { numPassedTests, testResults } = reportSchema.parse(JSON.parse(await report(run)));
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = results.find(({ status }) => status === 'failed');
  if (failed) return `${basename(run.file)}: ${failed.fullName}`;
  // A failing `beforeAll` fails the file without a failed test.
  const message = testResults.map((result) => result.message).join('');
  if (message) return `${basename(run.file)}: ${message.split('\n')[0]}`;
  if (numPassedTests === 0) throw new Error(`no test of ${run.file} ran`);
  return undefined;
};
