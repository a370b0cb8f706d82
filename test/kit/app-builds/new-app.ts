import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packages } from '../../../scripts/pack/packed-app.ts';
import { root } from '../../../scripts/root.ts';

/** An app outside the repository, with packages from the registry. */
export interface NewApp {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs a program of the app's `node_modules/.bin`, and returns its output. */
  run(program: string, ...args: string[]): Promise<string>;
}

const execute = promisify(execFile);

/** Variables of this test run. They would reach the app's build tools. */
const ours = /^(npm_package_|npm_lifecycle_|NODE_ENV$|NODE_OPTIONS$|VITEST|FIREBASE_|FIRESTORE_|FUNCTIONS_|GCLOUD_)/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));

const runIn = async (cwd: string, program: string, args: readonly string[]): Promise<string> => {
  const options = {
    cwd,
    maxBuffer: 2 ** 26,
    env: { ...env, CI: '1', NEXT_TELEMETRY_DISABLED: '1', EXPO_NO_TELEMETRY: '1' },
  };
  return await execute(program, args, options).then(
    ({ stdout, stderr }) => stdout + stderr,
    (error: { stdout?: string; stderr?: string }) => {
      throw new Error(`${program} ${args.join(' ')}\n${error.stdout ?? ''}\n${error.stderr ?? error}`);
    },
  );
};

/** The packed packages in `folder`, as the README names them. */
export const tarballsIn = async (folder: string): Promise<readonly string[]> =>
  await Promise.all(
    packages.map(async (name) => {
      const { version } = JSON.parse(await readFile(join(root, name, 'package.json'), 'utf8'));
      return join(folder, `counterfoil-${name}-${version}.tgz`);
    }),
  );

/** Creates an app and installs packages there, as its developer does it: tarballs, and names with versions. */
export const newApp = async (parent: string, installed: readonly string[], manifest: object = {}): Promise<NewApp> => {
  const folder = await mkdtemp(join(parent, 'app-'));
  const write = async (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  };
  await write({ 'package.json': JSON.stringify({ name: 'app', private: true, type: 'module', ...manifest }) });
  await runIn(folder, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...installed]);
  return { folder, write, run: (program, ...args) => runIn(folder, join(folder, 'node_modules/.bin', program), args) };
};
