import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';

const packages = ['firebase', 'firebase-admin', 'firebase-functions', 'firebase-tools'] as const;

const versionOf = async (name: string): Promise<string> =>
  String(JSON.parse(await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8')).version);

/** The machine and the versions that the figures depend on. */
export const machine = async (): Promise<Readonly<Record<string, string | number>>> => {
  const installed = await Promise.all(packages.map(async (name) => [name, await versionOf(name)] as const));
  const [cpu] = cpus();
  return {
    node: process.version,
    ...Object.fromEntries(installed),
    cores: cpus().length,
    cpu: cpu?.model ?? 'unknown',
    memoryMB: Math.round(totalmem() / 2 ** 20),
  };
};
