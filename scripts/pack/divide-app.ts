import { build } from 'esbuild';

export interface DividedApp {
  /** The sources that an app loads at start, and those that it loads at first use. */
  readonly atStart: readonly string[];
  readonly later: readonly string[];
}

/** Bundles an app with code splitting, and divides its sources into the start and the chunks for later. */
export const divideApp = async (source: string, from: string): Promise<DividedApp> => {
  const { metafile } = await build({
    stdin: { contents: source, resolveDir: from },
    absWorkingDir: from,
    outdir: 'out',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'warning',
  });
  const { outputs } = metafile;
  const start = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === '<stdin>');
  const atStart = new Set<string>();
  const add = (path: string): void => {
    if (atStart.has(path)) return;
    atStart.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') add(next);
  };
  start.forEach(add);
  const sourcesOf = (paths: Iterable<string>) => [...paths].flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  return {
    atStart: sourcesOf(atStart),
    later: sourcesOf(Object.keys(outputs).filter((path) => !atStart.has(path))),
  };
};
