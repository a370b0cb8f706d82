import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { root } from '../root.ts';

const reportSchema = z.object({
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

interface TestRun {
  readonly files: readonly string[];
  readonly rulesFile: string;
  /** The start of the emulator's project ids. Two runs at the same time need different ones. */
  readonly projects: string;
  /** For the report. */
  readonly folder: string;
}

export interface Failure {
  readonly file: string;
  readonly test: string;
}

const report = async ({ files, rulesFile, projects, folder }: TestRun): Promise<string> => {
  const path = join(folder, `${projects}.json`);
  const options = ['--project', 'rules', '--bail=1', '--maxWorkers=1', '--reporter=json', `--outputFile=${path}`];
  const env = { ...process.env, RULES_FILE: rulesFile, RULES_PROJECTS: projects };
  const child = spawn('vitest', ['run', ...options, ...files], { cwd: root, stdio: 'ignore', env });
  await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  return await readFile(path, 'utf8');
};

/** The emulator's project of a test file. */
export const projectOf = (projects: string, file: string): string => `${projects}-${basename(file, '.test.ts')}`;

/**
 * Runs test files against other rules, until the first failure.
 *
 * @throws Error if no test ran
 */
export const firstFailure = async (run: TestRun): Promise<Failure | undefined> => {
  const { numPassedTests, testResults } = reportSchema.parse(JSON.parse(await report(run)));
  for (const { name, message, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed');
    // A failing `beforeAll` fails the file without a failed test.
    if (failed ?? message) return { file: basename(name), test: failed?.fullName ?? message.split('\n')[0] ?? '' };
  }
  if (numPassedTests === 0) throw new Error(`no test of ${run.files.join(', ')} ran`);
  return undefined;
};
