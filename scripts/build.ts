import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { root } from './root.ts';

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

const { dependencies } = JSON.parse(await readFile(join(root, 'functions/package.json'), 'utf8'));

/**
 * The functions as one file. Packages that `functions/package.json` names stay external: they are installed where the
 * functions are deployed.
 */
const functions: BuildOptions = {
  ...shared,
  entryPoints: ['functions/src/index.ts'],
  outfile: 'functions/lib/index.js',
  platform: 'node',
  target: 'node24',
  external: Object.keys(dependencies),
};

/** The page on Firebase Hosting. */
export const dashboard: BuildOptions = {
  ...shared,
  entryPoints: [
    'dashboard/src/main.ts',
    'dashboard/src/app.tsx',
    'dashboard/src/app.css',
    'dashboard/src/before-init.ts',
    'dashboard/src/index.html',
    'dashboard/src/app.html',
    'dashboard/src/style.css',
  ],
  outdir: 'dashboard/dist',
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  splitting: true,
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.html': 'copy' },
};

/** Skips a file whose content is unchanged: running emulators would reload it. */
const writeChanged = async ({ path, contents }: OutputFile): Promise<void> => {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
};

/** Builds the deployed files: `functions/lib` and `dashboard/dist`. */
export const buildAll = async (): Promise<void> => {
  const results = await Promise.all([functions, dashboard].map((options) => build({ ...options, write: false })));
  await Promise.all(results.flatMap(({ outputFiles = [] }) => outputFiles).map(writeChanged));
};

if (import.meta.main) await buildAll();
