import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/root.ts';
import { emulatorsReady, endEmulators, launchEmulators } from '../../../scripts/suite/emulators-process.ts';
import { choosePorts, emulatorsOn, type Ports } from '../../../scripts/suite/suite-config.ts';
import type { KitApp } from './kit-app.ts';

/** A project of its own: another suite may run beside it. */
export const kitProject = 'demo-app';

/** Addresses by which programs find the emulators of the surrounding suite. This app must not use those. */
const ofOthers = Object.keys(process.env).filter((name) =>
  /EMULATOR(_HUB|_HOST)|^SUITE_LOG$|^GCLOUD_PROJECT$/.test(name),
);

export interface RunningKitApp {
  readonly ports: Ports;
  readonly logFile: string;
  stop(): Promise<void>;
}

/** Starts the emulators in the app's project. */
export const startKitApp = async ({ folder, read }: KitApp): Promise<RunningKitApp> => {
  const ports = await choosePorts(false);
  const config = join(folder, 'firebase.json');
  const project = { ...JSON.parse(await read('firebase.json')), emulators: emulatorsOn(ports, false) };
  await writeFile(config, JSON.stringify(project));
  await mkdir(join(root, '.suite'), { recursive: true });
  const logFile = join(root, '.suite', `kit-app-${process.pid}.log`);
  const emulators = await launchEmulators({
    cwd: folder,
    config,
    project: kitProject,
    folder,
    environment: Object.fromEntries(ofOthers.map((name) => [name, undefined])),
  });
  await emulatorsReady(emulators, logFile).catch(async (error: unknown) => {
    await endEmulators(emulators);
    throw error;
  });
  return { ports, logFile, stop: () => endEmulators(emulators) };
};
