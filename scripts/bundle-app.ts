import { bundlePage, type Chunk } from './bundle-page.ts';
import { equalSegments } from './equal-segments.ts';

/** Below this size, in bytes, parts that other screens share come along rather than in a file of their own. */
const smallPart = 12_000;

/**
 * Bundles the app: one file with all that every screen needs at its start, and few others. A browser asks for each file
 * by itself, so a screen that needed sixty of them was late.
 */
export const bundleApp = (): Promise<readonly Chunk[]> =>
  bundlePage(
    { app: 'dashboard/src/app.ts', main: 'dashboard/src/main.tsx' },
    {
      sourcemap: true,
      entryFileNames: ({ name }) => (name === 'app' ? '[name].js' : 'chunks/[name]-[hash].js'),
      chunkFileNames: 'chunks/[name]-[hash].js',
      codeSplitting: {
        groups: [
          { name: 'first', tags: ['$initial'] },
          { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: smallPart },
        ],
      },
    },
    [equalSegments()],
  );
