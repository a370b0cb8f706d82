import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../root.ts';
import { bundleApp } from './bundle-app.ts';

const file = z.string().startsWith('./');

/** What an app relies on. */
const shape = z.object({
  type: z.literal('module'),
  sideEffects: z.literal(false),
  exports: z.record(z.string(), z.strictObject({ types: file, default: file })),
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().default(false) })).default({}),
});

const peersOf = { client: ['firebase', 'rxjs'], domain: [] } as const;

/** Who uses `client/react` has it; nobody else is told to install it. */
const optionalPeersOf: Readonly<Record<keyof typeof peersOf, readonly string[]>> = { client: ['react'], domain: [] };

const faultsOf = async (folder: keyof typeof peersOf): Promise<string[]> => {
  const where = `${folder}/package.json`;
  const read = shape.safeParse(JSON.parse(await readFile(join(root, where), 'utf8')));
  if (!read.success) return [`${where}: ${z.prettifyError(read.error)}`];
  const { exports, dependencies, peerDependencies, peerDependenciesMeta } = read.data;
  const missing = Object.values(exports)
    .flatMap((target) => Object.values(target))
    .filter((path) => !existsSync(join(root, folder, path)));
  const isPeer = (name: string) => peerDependencies[name] && !dependencies[name];
  const peers = peersOf[folder].filter((peer) => !isPeer(peer));
  const optional = optionalPeersOf[folder].filter((peer) => !isPeer(peer) || !peerDependenciesMeta[peer]?.optional);
  return [
    ...missing.map((path) => `${where}: there is no ${path}`),
    ...peers.map((peer) => `${where}: ${peer} is to be a peer, and nothing else`),
    ...optional.map((peer) => `${where}: ${peer} is to be an optional peer, and nothing else`),
  ];
};

/** Imports that are used for nothing, and the most that each may add. */
const idle = [
  { name: 'createCounterfoil', from: '@counterfoil/client', honest: false },
  { name: 'bookingCommands', from: '@counterfoil/domain/booking', honest: false },
  { name: 'parseCommand', from: '@counterfoil/domain', honest: false },
  // Here without a bundler taking `sideEffects` on trust.
  { name: 'providerOrders', from: '@counterfoil/domain/core', honest: true },
] as const;
const most = 64;

const faultOf = async ({ name, from, honest }: (typeof idle)[number]): Promise<string[]> => {
  const bytes = (await bundleApp(`import { ${name} } from '${from}';`, { honest })).text.length;
  return bytes > most ? [`an import of ${name} from ${from} adds ${bytes} bytes where it is used for nothing`] : [];
};

/** What is wrong with the packages as apps get them. */
export const faultsOfShape = async (): Promise<string[]> =>
  (await Promise.all([faultsOf('client'), faultsOf('domain'), ...idle.map(faultOf)])).flat();
