import type { Metafile } from 'esbuild';

/** The built files that sources load at once, themselves included, without what they load later. */
export const filesLoadedWith = ({ outputs }: Metafile, sources: readonly string[]): ReadonlySet<string> => {
  const byEntry = new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]));
  const loaded = new Set<string>();
  const waiting = sources.map((source) => {
    const file = byEntry.get(source);
    if (!file) throw new Error(`${source} is no file of its own in the build`);
    return file;
  });
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const imports = outputs[file]?.imports ?? [];
    waiting.push(
      ...imports.filter(({ kind, external }) => kind === 'import-statement' && !external).map(({ path }) => path),
    );
  }
  return loaded;
};
