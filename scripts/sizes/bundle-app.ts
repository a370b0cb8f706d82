import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { root } from '../root.ts';

export interface Bundle {
  readonly text: string;
  /** Gzipped size in bytes, as a web server sends it. */
  readonly gzipped: number;
  /** The sources with their sizes in bytes before gzip, the largest first. */
  readonly inputs: readonly (readonly [source: string, bytes: number])[];
}

export interface BundleOptions {
  /** Ignores `sideEffects` in package manifests. */
  readonly ignoreSideEffects?: boolean;
  /** Includes firebase and rxjs, which are external by default. */
  readonly withPeers?: boolean;
  /** The folder that the app would be in; the client's by default. */
  readonly from?: string;
}

/** Leaves out chunks that an app loads later. */
const later: Plugin = {
  name: 'later',
  setup: ({ onResolve }) => {
    onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/**
 * Bundles the code that an app loads at start, as one file; chunks are the bundler's own affair. The app is JavaScript,
 * because TypeScript would drop an unused import in any case.
 */
export const bundleApp = async (
  source: string,
  { ignoreSideEffects = false, withPeers = false, from = join(root, 'client') }: BundleOptions = {},
): Promise<Bundle> => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: from, sourcefile: 'app.js', loader: 'js' },
    absWorkingDir: root,
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    treeShaking: true,
    ignoreAnnotations: ignoreSideEffects,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: withPeers ? [] : ['firebase/*', 'rxjs', 'rxjs/*', 'react'],
    plugins: [later],
    // The warning is disabled: the bundle is meant to show that an unused import has no effect.
    logOverride: { 'ignored-bare-import': 'silent' },
    logLevel: 'warning',
  });
  const [{ contents, text } = { contents: '', text: '' }] = outputFiles;
  const inputs = Object.values(metafile.outputs)
    .flatMap((output) => Object.entries(output.inputs))
    .map(([input, { bytesInOutput }]) => [input, bytesInOutput] as const)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, a], [, b]) => b - a);
  return { text, gzipped: gzipSync(contents).length, inputs };
};
