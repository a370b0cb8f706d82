import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { invariant } from '@counterfoil/domain';
import { build, type Plugin } from 'esbuild';
import { root } from '../../../scripts/root.ts';
import type * as entry from './entry.ts';

export type Build = typeof entry;

/** A later version of the schemas: a field more in a document, in its reference, in a line and in all money. */
const changes: readonly (readonly [file: string, before: string, after: string])[] = [
  [
    'booking/reservation/reservation.ts',
    'userName: z.string(),',
    'userName: z.string(), channel: z.string().optional(),',
  ],
  ['booking/reservation/create.ts', 'providerName: provider.name,', "providerName: provider.name, channel: 'app',"],
  ['booking/reservation/create.ts', '      totalPrice,', '      totalPrice: { ...totalPrice, scale: 2 },'],
  ['booking/reservation/reference.ts', 'code: z.string(),', 'code: z.string(), channel: z.string().optional(),'],
  ['booking/reservation/to-reference.ts', 'code: full.code,', 'code: full.code, channel: full.channel,'],
  [
    'kernel/money-schema.ts',
    'export const moneySchema = z.object({',
    'export const moneySchema = z.object({ scale: z.int().optional(),',
  ],
  ['restaurant/orders/order.ts', 'lineId: z.string(),', 'lineId: z.string(), course: z.int().optional(),'],
  ['restaurant/orders/menu-lines.ts', 'statusAt: now,', 'statusAt: now, course: 1,'],
];

const laterSchemas: Plugin = {
  name: 'later schemas',
  setup: ({ onLoad }) => {
    onLoad({ filter: /domain\/src\/.*\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [file, before, after] of changes.filter(([file]) => path.endsWith(`/domain/src/${file}`))) {
        invariant(contents.split(before).length === 2, `${file} does not contain «${before}» exactly once`);
        contents = contents.replace(before, () => after);
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** Builds and loads the functions of a later version. */
export const loadNewerBuild = async (): Promise<Build> => {
  const folder = join(root, '.suite');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `newer-build-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'entry.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // The domain is part of the build; everything else is shared with the tests.
    plugins: [laterSchemas],
    external: ['firebase-admin', 'firebase-functions', 'zod', 'p-limit'],
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile);
  }
};
