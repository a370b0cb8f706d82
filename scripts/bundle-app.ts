import { join } from 'node:path';
import type { ChunkingContext } from 'rolldown';
import { bundlePage, type Chunk } from './bundle-page.ts';
import { equalSegments } from './equal-segments.ts';
import { mainSource } from './first-files.ts';
import { root } from './root.ts';

const startFile = join(root, 'dashboard/src/start.tsx');

/** All that a source imports at once. */
const importedBy = (source: string, context: ChunkingContext): ReadonlySet<string> => {
  const importsOf = (id: string) => context.getModuleInfo(id)?.importedIds ?? [];
  const loaded = new Set(importsOf(source));
  for (const id of loaded) for (const imported of importsOf(id)) loaded.add(imported);
  return loaded;
};

/** Names the chunk of all that React needs to build the page. */
const nameOfStart = (): ((id: string, context: ChunkingContext) => string | null) => {
  let started: ReadonlySet<string> | undefined;
  return (id, context) => {
    started ??= importedBy(startFile, context);
    return started.has(id) ? 'start' : null;
  };
};

/** Below this size, in bytes, parts that other screens share come along rather than in a file of their own. */
const smallPart = 4000;

/** A module that so many parts of the app share lies in one file with the others. Hardly a screen does without it. */
const commonTo = 5;

/**
 * Bundles the app: one file that reads who is here, one with all that every screen needs, and few others. A browser asks
 * for each file by itself, so a screen that needed sixty of them was late.
 */
export const bundleApp = (): Promise<readonly Chunk[]> =>
  bundlePage(
    { main: mainSource },
    {
      sourcemap: true,
      entryFileNames: 'chunks/[name]-[hash].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      codeSplitting: {
        groups: [
          { name: 'first', tags: ['$initial'] },
          { name: nameOfStart(), debugName: 'start' },
          { name: 'common', minShareCount: commonTo },
          { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: smallPart },
        ],
      },
    },
    [equalSegments()],
  );
