import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { root } from '../root.ts';

export interface Bundle {
  readonly text: string;
  /** Gzipped, as a web server does it, in bytes. */
  readonly gzipped: number;
  /** What it is made of, the largest first, in bytes before gzip. */
  readonly inputs: readonly (readonly [source: string, bytes: number])[];
}

export interface BundleOptions {
  /** Without taking `sideEffects` on trust. */
  readonly ignoreSideEffects?: boolean;
  /** With firebase and rxjs, which else are left out. */
  readonly withPeers?: boolean;
  /** The folder it would be in: the client's, unless set. */
  readonly from?: string;
}

/** Leaves out what an app loads later. */
const later: Plugin = {
  name: 'later',
  setup: ({ onResolve }) => {
    onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/**
 * What an app is made to load from the start, as one file: how a bundler divides it further is its own affair. JavaScript, as of
 * TypeScript an import that is not used would be left out whatever it does.
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
    // That an import has no effect is what is to be found out.
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
