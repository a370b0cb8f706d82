import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { root } from '../root.ts';

export type Outputs = Metafile['outputs'];

export interface Bundle {
  readonly outputs: Outputs;
  /** Gzipped, as a web server does it. */
  sizeOf(output: string): number;
}

/**
 * An app as it is bundled where firebase and rxjs are there already. JavaScript, as of TypeScript an import that is not used
 * would be left out whatever it does.
 */
export const bundleApp = async (source: string, honest = false): Promise<Bundle> => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: join(root, 'client'), sourcefile: 'app.js', loader: 'js' },
    absWorkingDir: root,
    outdir: 'sizes',
    write: false,
    metafile: true,
    bundle: true,
    minify: true,
    splitting: true,
    treeShaking: true,
    ignoreAnnotations: honest,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['firebase/*', 'rxjs', 'rxjs/*'],
    // That an import has no effect is what is to be found out.
    logOverride: { 'ignored-bare-import': 'silent' },
    logLevel: 'warning',
  });
  const sizes = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents).length]));
  return { outputs: metafile.outputs, sizeOf: (output) => sizes.get(join(root, output)) ?? 0 };
};

/** The output that a source file has become. */
export const outputOf = (outputs: Outputs, source: string): string => {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source));
  if (!found) throw new Error(`no output begins with ${source}: is it not loaded by itself any more?`);
  return found[0];
};

/** An output and all that is loaded together with it. */
export const withImports = (outputs: Outputs, output: string, found = new Set<string>()): ReadonlySet<string> => {
  found.add(output);
  for (const { path, kind } of outputs[output]?.imports ?? []) {
    if (kind === 'import-statement' && outputs[path] && !found.has(path)) withImports(outputs, path, found);
  }
  return found;
};
