import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { bundleApp } from './bundle-app.ts';
import type { Chunk } from './bundle-page.ts';
import { firstFiles, linksOfEveryPage, mainSource } from './first-files.ts';
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
export const functionsBuild: BuildOptions = {
  ...shared,
  entryPoints: ['functions/src/index.ts'],
  outfile: 'functions/lib/index.js',
  platform: 'node',
  target: 'node24',
  external: Object.keys(dependencies),
  define: { 'process.env.COUNTERFOIL_VERSION': JSON.stringify(version) },
};

/** The stylesheet and the files of the page that stay as they are. */
const page: BuildOptions = {
  ...shared,
  entryPoints: [
    'dashboard/src/app.css',
    'dashboard/src/app.webmanifest',
    'dashboard/src/icon.svg',
    'dashboard/src/icon-192.png',
    'dashboard/src/icon-512.png',
  ],
  outdir: 'dashboard/dist',
  minify: true,
  loader: { '.webmanifest': 'copy', '.svg': 'copy', '.png': 'copy' },
};

/** A script of its own, which no other file imports. */
const script = (source: string, define: Readonly<Record<string, unknown>>): BuildOptions => ({
  ...shared,
  entryPoints: [source],
  outdir: 'dashboard/dist',
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  define: {
    'process.env.NODE_ENV': '"production"',
    ...Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
  },
});

interface BuiltFile {
  readonly path: string;
  readonly contents: Uint8Array;
}

const filesOf = async (options: BuildOptions): Promise<readonly BuiltFile[]> =>
  (await build({ ...options, write: false })).outputFiles;

const inDist = (file: string): string => join(root, 'dashboard/dist', file);

const filesOfChunk = ({ file, code, map }: Chunk): BuiltFile[] => [
  { path: inDist(file), contents: Buffer.from(code) },
  ...(map ? [{ path: inDist(`${file}.map`), contents: Buffer.from(map) }] : []),
];

/**
 * The page, which names the files of every screen with their hashes. So the browser asks for them while it reads the
 * page, and a device keeps them until they change.
 */
const indexOf = async (chunks: readonly Chunk[]): Promise<BuiltFile> => {
  const html = await readFile(join(root, 'dashboard/src/index.html'), 'utf8');
  const main = chunks.find(({ source }) => source === mainSource);
  const page = html
    .replace('src="main.ts"', `src="/${main?.file}"`)
    .replace('    <script', `    ${linksOfEveryPage(chunks).join('\n    ')}\n    <script`);
  return { path: inDist('index.html'), contents: Buffer.from(page) };
};

/** Names each file of the app, with its hash unless its name has one: what a device keeps to open without a network. */
const filesOfApp = (files: readonly BuiltFile[]) =>
  files
    .filter(({ path }) => !path.endsWith('.map'))
    .map(({ path, contents }) => {
      const url = `/${relative(inDist(''), path)}`;
      const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
      return { url, revision: url.startsWith('/chunks/') ? null : hash };
    });

/** Skips a file whose content is unchanged: running emulators would reload it. */
const writeChanged = async ({ path, contents }: BuiltFile): Promise<void> => {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
};

/** Builds the deployed files: `functions/lib` and `dashboard/dist`. */
export const buildAll = async (): Promise<void> => {
  const [ofFunctions, ofPage, chunks] = await Promise.all([filesOf(functionsBuild), filesOf(page), bundleApp()]);
  const beforeInit = await filesOf(script('dashboard/src/before-init.ts', { firstFiles: firstFiles(chunks) }));
  const ofApp = [...ofPage, await indexOf(chunks), ...beforeInit, ...chunks.flatMap(filesOfChunk)];
  const worker = await filesOf(script('dashboard/src/worker/worker.ts', { filesOfApp: filesOfApp(ofApp) }));
  await Promise.all([...ofFunctions, ...ofApp, ...worker].map(writeChanged));
};

if (import.meta.main) await buildAll();
