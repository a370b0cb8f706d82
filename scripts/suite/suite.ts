import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { deliverEvent } from '../payment-page/deliver-event.ts';
import { startPaymentPage } from '../payment-page/server.ts';
import { root } from '../root.ts';
import { intoFile, startCollector } from './collector.ts';
import { emulatorsReady, endEmulators, launchEmulators } from './emulators-process.ts';
import { provideLocalSecrets } from './local-secrets.ts';
import { projectId } from './project-id.ts';
import { loadRules, writeClosedRules } from './rules.ts';
import { startScheduler } from './scheduler.ts';
import { type Ports, writeSuiteConfig } from './suite-config.ts';

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

const runningSchema = z.object({ hosting: z.object({ port: z.number() }) });

/** The port on which Hosting listens. It takes the next one, without a word, if its own was taken meanwhile. */
const hostingPort = async (hub: number): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${hub}/emulators`);
  return runningSchema.parse(await response.json()).hosting.port;
};

export interface SuiteOptions {
  readonly preferUsualPorts?: boolean;
  /**
   * Functions export their traces and errors to a collector, which writes them to a file for the tests. Databases
   * beside `(default)` have rules that cost nothing.
   */
  readonly forTests?: boolean;
}

/**
 * Starts Auth, Firestore, Functions, Tasks, Eventarc and Hosting with the built functions and the rules, and a
 * scheduler for scheduled functions. Two suites can run at the same time.
 *
 * @throws MissingPrerequisite if something is missing on this machine
 */
export const startSuite = async ({ preferUsualPorts = false, forTests = false }: SuiteOptions = {}): Promise<Suite> => {
  await provideLocalSecrets();
  const logs = join(root, '.suite');
  await mkdir(logs, { recursive: true });
  const closedRules = forTests ? await writeClosedRules(logs) : undefined;
  const config = await writeSuiteConfig(preferUsualPorts, closedRules);
  const folder = await mkdtemp(join(tmpdir(), 'counterfoil-'));
  const logFile = join(logs, `${process.pid}.log`);
  const cleanUp = () =>
    Promise.all(
      [config.file, folder, closedRules ?? []].flat().map((path) => rm(path, { recursive: true, force: true })),
    );

  const host = `127.0.0.1:${config.ports.functions}`;
  const page = await startPaymentPage({ deliver: (event) => void deliverEvent(host, event) });
  const collected = join(logs, `${process.pid}.collected.jsonl`);
  const collector = forTests ? await startCollector({ take: intoFile(collected) }) : undefined;
  const local = { LOCAL_PAYMENT_GATEWAY: page.origin, LOCAL_COLLECTOR: collector?.origin ?? '' };
  const closeServers = () => {
    page.close();
    collector?.close();
  };
  let emulators: ChildProcess | undefined;
  try {
    emulators = await launchEmulators({
      cwd: root,
      config: config.file,
      project: projectId,
      folder,
      environment: local,
    });
    await emulatorsReady(emulators, logFile);
    if (closedRules) await loadRules(config.ports.firestore);
  } catch (error) {
    closeServers();
    if (emulators) await endEmulators(emulators);
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
      await endEmulators(running);
      await cleanUp();
    },
  };
};
