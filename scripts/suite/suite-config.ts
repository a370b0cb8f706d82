import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { root } from '../root.ts';
import { isCached } from './find-firestore-emulator.ts';

/** The ports of `firebase.json`. */
const usual = {
  auth: 9099,
  firestore: 8080,
  websocket: 9150,
  functions: 5001,
  tasks: 9499,
  eventarc: 9299,
  hosting: 5000,
  hub: 4400,
  logging: 4500,
  ui: 4000,
};

export type Ports = typeof usual;

/** Chooses free ports. With `preferUsual`, it takes the usual ones if they are free. */
const choosePorts = async (preferUsual: boolean): Promise<Ports> => {
  const ports = { ...usual };
  for (const name of Object.keys(usual) as (keyof Ports)[]) {
    ports[name] = await getPort(preferUsual ? { port: usual[name] } : {});
  }
  return ports;
};

export interface SuiteConfig {
  readonly file: string;
  readonly ports: Ports;
  readonly withUi: boolean;
}

/**
 * Writes `firebase.json` with free ports to a file beside it, because firebase-tools takes a file's folder for the
 * project's.
 */
export const writeSuiteConfig = async (preferUsualPorts: boolean): Promise<SuiteConfig> => {
  const ports = await choosePorts(preferUsualPorts);
  const withUi = await isCached('ui');
  const config = JSON.parse(await readFile(join(root, 'firebase.json'), 'utf8'));
  const { websocket, ui, firestore, ...others } = ports;
  config.emulators = {
    singleProjectMode: true,
    ...Object.fromEntries(Object.entries(others).map(([name, port]) => [name, { host: '127.0.0.1', port }])),
    firestore: { host: '127.0.0.1', port: firestore, websocketPort: websocket },
    ui: { enabled: withUi, port: ui },
  };
  const file = join(root, `firebase.suite-${process.pid}.json`);
  await writeFile(file, JSON.stringify(config, null, 2));
  return { file, ports, withUi };
};
