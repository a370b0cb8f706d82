import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { secondMs } from '@counterfoil/domain';
import * as z from 'zod';
import { deliverEvent } from '../payment-page/deliver-event.ts';
import { startPaymentPage } from '../payment-page/server.ts';
import { root } from '../root.ts';
import { intoFile, startCollector } from './collector.ts';
import { findFirestoreEmulator } from './find-firestore-emulator.ts';
import { findJava } from './find-java.ts';
import { provideLocalSecrets } from './local-secrets.ts';
import { MissingPrerequisite } from './missing-prerequisite.ts';
import { projectId } from './project-id.ts';
import { startScheduler } from './scheduler.ts';
import { type Ports, type SuiteConfig, writeSuiteConfig } from './suite-config.ts';

export { projectId } from './project-id.ts';

export interface Suite {
  readonly ports: Ports;
  readonly withUi: boolean;
  /** Address of the page that stands in for the payment gateway. */
  readonly paymentPage: string;
  /** The environment variables that a program needs to find the emulators. */
  readonly environment: Readonly<Record<string, string>>;
  /** Resolves if the suite ends by itself, which it should not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const environmentOf = (ports: Ports): Record<string, string> => ({
  GCLOUD_PROJECT: projectId,
  METADATA_SERVER_DETECTION: 'none',
  FIRESTORE_EMULATOR_HOST: `127.0.0.1:${ports.firestore}`,
  FIREBASE_AUTH_EMULATOR_HOST: `127.0.0.1:${ports.auth}`,
  FIREBASE_EMULATOR_HUB: `127.0.0.1:${ports.hub}`,
  CLOUD_TASKS_EMULATOR_HOST: `127.0.0.1:${ports.tasks}`,
  FUNCTIONS_EMULATOR_HOST: `127.0.0.1:${ports.functions}`,
  HOSTING_EMULATOR_HOST: `127.0.0.1:${ports.hosting}`,
});

/** One process per concurrent request: enough for real concurrency, few enough for the machine's memory. */
const workers = (): number => Math.min(16, Math.max(4, availableParallelism() * 2));

/** @param local addresses of services of this machine that functions use in place of real ones */
const launch = async (config: SuiteConfig, folder: string, local: Record<string, string>): Promise<ChildProcess> => {
  const [java, emulator] = await Promise.all([findJava(), findFirestoreEmulator(folder)]);
  return spawn('firebase', ['emulators:start', '--config', config.file, '--project', projectId], {
    cwd: root,
    // In its own process group: Ctrl-C reaches only this process, which then stops the emulators in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: [java, join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
      ...(emulator ? { FIRESTORE_EMULATOR_BINARY_PATH: emulator } : {}),
      ...local,
      FUNCTIONS_EMULATOR_PARALLEL: String(workers()),
      FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: 'true',
      METADATA_SERVER_DETECTION: 'none',
      FIREBASE_CLI_DISABLE_UPDATE_CHECK: 'true',
      CI: 'true',
    },
  });
};

/** Writes the emulators' output to a file, and resolves once they are ready. */
const ready = async (emulators: ChildProcess, logFile: string): Promise<void> => {
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

const explain = (log: string): string =>
  /download|ENOTFOUND|ECONNREFUSED|EAI_AGAIN/i.test(log) && /firestore/i.test(log)
    ? 'The Firestore emulator could not be found or downloaded. Install it with the Google Cloud SDK\n(`gcloud components install cloud-firestore-emulator`), go online once, or name its jar in FIRESTORE_EMULATOR_BINARY_PATH.'
    : 'Their last output:';

const signalGroup = (emulators: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    if (emulators.pid) process.kill(-emulators.pid, signal);
  } catch {
    // The group has already ended.
  }
};

const runningSchema = z.object({ hosting: z.object({ port: z.number() }) });

/** The port on which Hosting listens. It takes the next one, without a word, if its own was taken meanwhile. */
const hostingPort = async (hub: number): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${hub}/emulators`);
  return runningSchema.parse(await response.json()).hosting.port;
};

const shutdownTimeoutMs = 20 * secondMs;

const end = async (emulators: ChildProcess): Promise<void> => {
  if (emulators.exitCode === null && emulators.signalCode === null) {
    const exited = new Promise<void>((resolve) => emulators.once('exit', () => resolve()));
    emulators.kill('SIGINT');
    const timer = setTimeout(() => signalGroup(emulators, 'SIGKILL'), shutdownTimeoutMs);
    await exited;
    clearTimeout(timer);
  }
  signalGroup(emulators, 'SIGKILL');
};

export interface SuiteOptions {
  readonly preferUsualPorts?: boolean;
  /** Functions export their traces and errors to a collector, which writes them to a file for the tests. */
  readonly collects?: boolean;
}

/**
 * Starts Auth, Firestore, Functions, Tasks, Eventarc and Hosting with the built functions and the rules, and a
 * scheduler for scheduled functions. Two suites can run at the same time.
 *
 * @throws MissingPrerequisite if something is missing on this machine
 */
export const startSuite = async ({ preferUsualPorts = false, collects = false }: SuiteOptions = {}): Promise<Suite> => {
  await provideLocalSecrets();
  const config = await writeSuiteConfig(preferUsualPorts);
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-'));
  const logs = join(root, '.suite');
  await mkdir(logs, { recursive: true });
  const logFile = join(logs, `${process.pid}.log`);
  const cleanUp = () => Promise.all([rm(config.file, { force: true }), rm(folder, { recursive: true, force: true })]);

  const host = `127.0.0.1:${config.ports.functions}`;
  const page = await startPaymentPage({ deliver: (event) => void deliverEvent(host, event) });
  const collected = join(logs, `${process.pid}.collected.jsonl`);
  const collector = collects ? await startCollector({ take: intoFile(collected) }) : undefined;
  const local = { LOCAL_PAYMENT_GATEWAY: page.origin, LOCAL_COLLECTOR: collector?.origin ?? '' };
  const closeServers = () => {
    page.close();
    collector?.close();
  };
  let emulators: ChildProcess | undefined;
  try {
    emulators = await launch(config, folder, local);
    await ready(emulators, logFile);
  } catch (error) {
    closeServers();
    if (emulators) await end(emulators);
    await cleanUp();
    throw error;
  }
  const running = emulators;
  const ports = { ...config.ports, hosting: await hostingPort(config.ports.hub) };
  const stopScheduler = await startScheduler(ports.functions);
  return {
    ports,
    paymentPage: page.origin,
    withUi: config.withUi,
    environment: {
      ...environmentOf(ports),
      PAYMENT_PAGE: page.origin,
      SUITE_LOG: logFile,
      ...(collector ? { COLLECTOR: collector.origin, SUITE_COLLECTED: collected } : {}),
    },
    ended: new Promise((resolve) => running.once('exit', () => resolve())),
    stop: async () => {
      stopScheduler();
      closeServers();
      await end(running);
      await cleanUp();
    },
  };
};
