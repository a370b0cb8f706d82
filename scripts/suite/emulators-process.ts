import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { secondMs } from '@counterfoil/domain';
import { root } from '../root.ts';
import { findFirestoreEmulator } from './find-firestore-emulator.ts';
import { findJava } from './find-java.ts';
import { MissingPrerequisite } from './missing-prerequisite.ts';

/** One process per concurrent request: enough for real concurrency, few enough for the machine's memory. */
const workers = (): number => Math.min(16, Math.max(4, availableParallelism() * 2));

export interface Launch {
  /** Folder of the project, and its `firebase.json`, or another file in its place. */
  readonly cwd: string;
  readonly config: string;
  readonly project: string;
  /** For a temporary file that must exist as long as the emulators run. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export const launchEmulators = async (launch: Launch): Promise<ChildProcess> => {
  const [java, emulator] = await Promise.all([findJava(), findFirestoreEmulator(launch.folder)]);
  return spawn('firebase', ['emulators:start', '--config', launch.config, '--project', launch.project], {
    cwd: launch.cwd,
    // In its own process group: Ctrl-C reaches only this process, which then stops the emulators in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: [java, join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      ...(emulator ? { FIRESTORE_EMULATOR_BINARY_PATH: emulator } : {}),
      FUNCTIONS_EMULATOR_PARALLEL: String(workers()),
      FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: 'true',
      METADATA_SERVER_DETECTION: 'none',
      FIREBASE_CLI_DISABLE_UPDATE_CHECK: 'true',
      CI: 'true',
      ...launch.environment,
    },
  });
};

const explain = (log: string): string =>
  /download|ENOTFOUND|ECONNREFUSED|EAI_AGAIN/i.test(log) && /firestore/i.test(log)
    ? 'The Firestore emulator could not be found or downloaded. Install it with the Google Cloud SDK\n(`gcloud components install cloud-firestore-emulator`), go online once, or name its jar in FIRESTORE_EMULATOR_BINARY_PATH.'
    : 'Their last output:';

/** Writes the emulators' output to a file, and resolves once they are ready. */
export const emulatorsReady = async (emulators: ChildProcess, logFile: string): Promise<void> => {
  const log = createWriteStream(logFile);
  emulators.stderr?.pipe(log, { end: false });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (emulators.stdout) {
    createInterface(emulators.stdout).on('line', (line) => {
      log.write(`${line}\n`);
      if (line.includes('All emulators ready')) resolve();
    });
  }
  emulators.once('exit', () => {
    log.end(() =>
      readFile(logFile, 'utf8').then((text) =>
        reject(new MissingPrerequisite(`The emulators did not start.\n${explain(text)}\n\n${text.slice(-3000)}`)),
      ),
    );
  });
  await promise;
};

const signalGroup = (emulators: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (emulators.pid) process.kill(-emulators.pid, signal);
  } catch {
    // The group has already ended.
  }
};

const shutdownTimeoutMs = 20 * secondMs;

export const endEmulators = async (emulators: ChildProcess): Promise<void> => {
  if (emulators.exitCode === null && emulators.signalCode === null) {
    const exited = new Promise<void>((resolve) => emulators.once('exit', () => resolve()));
    emulators.kill('SIGINT');
    const timer = setTimeout(() => signalGroup(emulators, 'SIGKILL'), shutdownTimeoutMs);
    await exited;
    clearTimeout(timer);
  }
  signalGroup(emulators, 'SIGKILL');
};
