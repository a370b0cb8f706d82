import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile, type OutputFile } from 'esbuild';
import { firstFiles } from './first-files.ts';
import { root } from './root.ts';

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

const { dependencies, version } = JSON.parse(await readFile(join(root, 'functions/package.json'), 'utf8'));

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
  define: { 'process.env.COUNTERFOIL_VERSION': JSON.stringify(version) },
};

/** The page on Firebase Hosting. */
export const dashboard: BuildOptions = {
  ...shared,
  entryPoints: [
    'dashboard/src/app.ts',
    'dashboard/src/app.css',
    'dashboard/src/index.html',
    'dashboard/src/app.webmanifest',
    'dashboard/src/icon.svg',
    'dashboard/src/icon-192.png',
    'dashboard/src/icon-512.png',
  ],
  outdir: 'dashboard/dist',
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  splitting: true,
  minify: true,
  define: {
    'process.env.NODE_ENV': '"production"',
    // The public key of web push: see `docs/operations.md`.
    'process.env.VAPID_KEY': JSON.stringify(process.env.VAPID_KEY ?? ''),
  },
  alias: { re2js: './dashboard/src/no-pipelines.ts' },
  loader: { '.html': 'copy', '.webmanifest': 'copy', '.svg': 'copy', '.png': 'copy' },
};

/** Names each file of the app, with its hash unless its name has one: what a device keeps to open without a network. */
const filesOfApp = (files: readonly OutputFile[]) =>
  files
    .filter(({ path }) => !path.endsWith('.map'))
    .map(({ path, hash }) => {
      const url = `/${relative(join(root, 'dashboard/dist'), path)}`;
      return { url, revision: url.startsWith('/chunks/') ? null : hash };
    });

/** The script before all others. It names the files of the app that an address needs first. */
const beforeInit = (metafile: Metafile): BuildOptions => ({
  ...shared,
  entryPoints: ['dashboard/src/before-init.ts'],
  outdir: 'dashboard/dist',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  define: { firstFiles: JSON.stringify(firstFiles(metafile)) },
});

/** The service worker: it keeps the files of the app on the device, and shows push messages. */
const worker = (files: readonly OutputFile[]): BuildOptions => ({
  ...shared,
  entryPoints: ['dashboard/src/worker/worker.ts'],
  outdir: 'dashboard/dist',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"', filesOfApp: JSON.stringify(filesOfApp(files)) },
});

/** Skips a file whose content is unchanged: running emulators would reload it. */
const writeChanged = async ({ path, contents }: OutputFile): Promise<void> => {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
};

/** Builds the deployed files: `functions/lib` and `dashboard/dist`. */
export const buildAll = async (): Promise<void> => {
  const filesOf = async (options: BuildOptions) => (await build({ ...options, write: false })).outputFiles ?? [];
  const [ofFunctions, ofApp] = await Promise.all([
    filesOf(functions),
    build({ ...dashboard, write: false, metafile: true }),
  ]);
  const page = [...ofApp.outputFiles, ...(await filesOf(beforeInit(ofApp.metafile)))];
  const ofWorker = await filesOf(worker(page));
  await Promise.all([...ofFunctions, ...page, ...ofWorker].map(writeChanged));
};

if (import.meta.main) await buildAll();
