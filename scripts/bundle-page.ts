import { join, relative } from 'node:path';
import { type InputOptions, type OutputOptions, type Plugin, rolldown } from 'rolldown';
import { root } from './root.ts';

/** A built JavaScript file of a page. */
export interface Chunk {
  /** Below the folder of the page, as `chunks/main-1a2b.js`. */
  readonly file: string;
  /** The source file that it stands for; `undefined` for a part that several share. */
  readonly source: string | undefined;
  /** The files that it loads together with itself. */
  readonly imports: readonly string[];
  readonly code: string;
  readonly map: string | undefined;
}

const input = {
  cwd: root,
  platform: 'browser',
  resolve: { alias: { re2js: join(root, 'dashboard/src/no-pipelines.ts') } },
  transform: {
    target: 'es2022',
    jsx: 'react-jsx',
    define: {
      'process.env.NODE_ENV': '"production"',
      // The public key of web push: see `docs/operations.md`.
      'process.env.VAPID_KEY': JSON.stringify(process.env.VAPID_KEY ?? ''),
    },
  },
  onLog: (level, log, report) => {
    // `client/react` tells other bundlers that it belongs to a browser. This page has no other side.
    if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
  },
} as const satisfies InputOptions;

/** Bundles JavaScript for a browser. `entries` names the sources. */
export const bundlePage = async (
  entries: Readonly<Record<string, string>>,
  output: OutputOptions,
  plugins: readonly Plugin[] = [],
): Promise<readonly Chunk[]> => {
  const bundle = await rolldown({ ...input, input: { ...entries }, plugins: [...plugins] });
  const built = await bundle.generate({ format: 'esm', minify: true, ...output });
  await bundle.close();
  return built.output.flatMap((file) => {
    if (file.type !== 'chunk') return [];
    const { fileName, facadeModuleId, imports, code, map } = file;
    const source = facadeModuleId ? relative(root, facadeModuleId) : undefined;
    return [{ file: fileName, source, imports, code, map: map?.toString() }];
  });
};
