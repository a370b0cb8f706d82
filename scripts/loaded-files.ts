import type { Chunk } from './bundle-page.ts';

/** The files that sources load at once, themselves included, without what they load later. */
export const filesLoadedWith = (chunks: readonly Chunk[], sources: readonly string[]): ReadonlySet<string> => {
  const byFile = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const loaded = new Set<string>();
  const waiting = sources.map((source) => {
    const chunk = chunks.find((one) => one.source === source);
    if (!chunk) throw new Error(`${source} has no file of its own in the build`);
    return chunk.file;
  });
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    waiting.push(...(byFile.get(file)?.imports ?? []));
  }
  return loaded;
};
