import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import getPort, { portNumbers } from 'get-port';
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

/** Below the ports that systems give to connections. Those could take a port before its emulator listens. */
const range = { first: 20_000, last: 32_000 };

/** Chooses free ports. With `preferUsual`, it takes the usual ones if they are free. */
export const choosePorts = async (preferUsual: boolean): Promise<Ports> => {
  const ports = { ...usual };
  // Suites that start together begin at different places.
  const others = [...portNumbers(range.first + Math.floor(Math.random() * 11_000), range.last)];
  for (const name of Object.keys(usual) as (keyof Ports)[]) {
    ports[name] = await getPort({ port: preferUsual ? [usual[name], ...others] : others });
  }
  return ports;
};

/** The field `emulators` of `firebase.json`. */
export const emulatorsOn = ({ websocket, ui, firestore, ...others }: Ports, withUi: boolean) => ({
  singleProjectMode: true,
  ...Object.fromEntries(Object.entries(others).map(([name, port]) => [name, { host: '127.0.0.1', port }])),
  firestore: { host: '127.0.0.1', port: firestore, websocketPort: websocket },
  ui: { enabled: withUi, port: ui },
});

export interface SuiteConfig {
  readonly file: string;
  readonly ports: Ports;
  readonly withUi: boolean;
}

/**
 * Writes `firebase.json` with free ports to a file beside it, because firebase-tools takes a file's folder for the
 * project's. `rules` is a file to start with in place of its own.
 */
export const writeSuiteConfig = async (preferUsualPorts: boolean, rules?: string): Promise<SuiteConfig> => {
  const ports = await choosePorts(preferUsualPorts);
  const withUi = await isCached('ui');
  const config = JSON.parse(await readFile(join(root, 'firebase.json'), 'utf8'));
  config.emulators = emulatorsOn(ports, withUi);
  if (rules) config.firestore.rules = rules;
  const file = join(root, `firebase.suite-${process.pid}.json`);
  await writeFile(file, JSON.stringify(config, null, 2));
  return { file, ports, withUi };
};
