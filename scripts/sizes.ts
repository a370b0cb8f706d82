import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { root } from './root.ts';

/** 1 kB is 1024 bytes here, gzipped as a web server does it. */
const kB = 1024;

/** What an app may be made to load: from its start, and with each part when it is first used. */
const budgets = { core: 8 * kB, booking: 8 * kB, restaurant: 8 * kB, house: 8 * kB, insight: 8 * kB } as const;
type Part = keyof typeof budgets;
const parts = ['booking', 'restaurant', 'house', 'insight'] as const satisfies readonly Part[];

/** What a device does without. */
const unwanted = /node_modules\/(zod|temporal-[a-z]+)\//;

/** Bundled as an app would be that has firebase and rxjs already. */
const bundle = async (app: string) => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: app, resolveDir: join(root, 'client'), sourcefile: 'app.ts', loader: 'ts' },
    absWorkingDir: root,
    outdir: 'sizes',
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    splitting: true,
    treeShaking: true,
    metafile: true,
    external: ['firebase/*', 'rxjs', 'rxjs/*'],
    logLevel: 'warning',
  });
  const sizes = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents).length]));
  const sizeOf = (output: string): number => sizes.get(join(root, output)) ?? 0;
  return { outputs: metafile.outputs, sizeOf };
};

type Outputs = Metafile['outputs'];

/** A file and all it loads together with itself. */
const withImports = (outputs: Outputs, start: string, found = new Set<string>()): Set<string> => {
  found.add(start);
  for (const { path, kind } of outputs[start]?.imports ?? []) {
    if (kind === 'import-statement' && outputs[path] && !found.has(path)) withImports(outputs, path, found);
  }
  return found;
};

const entryOf = (outputs: Outputs, entryPoint: string): string => {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint?.endsWith(entryPoint));
  if (!found) throw new Error(`nothing loads ${entryPoint}: is it not loaded by itself any more?`);
  return found[0];
};

interface Weight {
  readonly part: Part;
  readonly bytes: number;
  /** Bytes before gzip by source, the largest first. */
  readonly inputs: readonly (readonly [source: string, bytes: number])[];
}

const weigh = (part: Part, files: readonly string[], outputs: Outputs, sizeOf: (file: string) => number): Weight => ({
  part,
  bytes: files.reduce((sum, file) => sum + sizeOf(file), 0),
  inputs: files
    .flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}))
    .map(([source, { bytesInOutput }]) => [source, bytesInOutput] as const)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, a], [, b]) => b - a),
});

const app = `
import { createCounterfoil } from '@counterfoil/client';
globalThis.app = [createCounterfoil, ${parts.map((part) => `() => import('@counterfoil/domain/${part}')`).join(', ')}];
`;

/** The core, and each part with what it shares with other parts beyond the core. */
const weights = async (): Promise<Weight[]> => {
  const { outputs, sizeOf } = await bundle(app);
  const core = withImports(outputs, entryOf(outputs, 'app.ts'));
  const apart = (part: Part): string[] =>
    [...withImports(outputs, entryOf(outputs, `domain/src/${part}.ts`))].filter((file) => !core.has(file));
  return [weigh('core', [...core], outputs, sizeOf), ...parts.map((part) => weigh(part, apart(part), outputs, sizeOf))];
};

const faultsOf = ({ part, bytes, inputs }: Weight): string[] => {
  const most = budgets[part];
  const largest = inputs.slice(0, 8).map(([source, size]) => `    ${size} ${source}`);
  const stray = inputs.filter(([source]) => unwanted.test(source)).map(([source]) => source);
  return [
    ...(bytes > most
      ? [`${part} is ${bytes} bytes, ${bytes - most} too many. Largest, before gzip:\n${largest.join('\n')}`]
      : []),
    ...(stray.length > 0 ? [`${part} needs what a device is to do without: ${stray.slice(0, 3).join(', ')}`] : []),
  ];
};

/** Who imports one thing is not to pay for another: the bytes that an import adds which is used for nothing. */
const unused = async (name: string, from: string): Promise<number> => {
  const { outputs, sizeOf } = await bundle(`import { ${name} } from '${from}';`);
  return sizeOf(entryOf(outputs, 'app.ts'));
};

const nothing = 64;

const main = async (): Promise<void> => {
  const found = await weights();
  for (const { part, bytes } of found) {
    console.log(`${part.padEnd(12)}${(bytes / kB).toFixed(2)} kB of ${(budgets[part] / kB).toFixed(0)} kB, gzipped`);
  }
  const idle = await Promise.all([
    unused('createCounterfoil', '@counterfoil/client'),
    unused('providerOrders', '@counterfoil/domain/core'),
    unused('parseCommand', '@counterfoil/domain'),
  ]);
  const faults = found.flatMap(faultsOf);
  if (idle.some((bytes) => bytes > nothing)) faults.push(`an import that is not used adds ${Math.max(...idle)} bytes`);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
};

await main();
