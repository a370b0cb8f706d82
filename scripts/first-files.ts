import { pages, rooms, type ScreenFile } from '../dashboard/src/shell/first-screens.ts';
import type { Chunk } from './bundle-page.ts';
import { filesLoadedWith } from './loaded-files.ts';

/** Parts of the client that a screen asks for as soon as it shows. */
const partsOf: Partial<Record<ScreenFile, readonly string[]>> = {
  'customer/booker': ['client/src/provider/slots.lazy.ts'],
  'kitchen/display': ['client/src/provider/rare.lazy.ts'],
};

const others = ['customer/booking', 'customer/offers', 'kitchen/display', 'provider/place'] as const;

const screenFiles: readonly ScreenFile[] = [...Object.values(pages), ...Object.values(rooms), ...others];

/** The sources of a screen, beside those of the app itself. */
export const sourcesOf = (screen: ScreenFile): readonly string[] => [
  `dashboard/src/screens/${screen}.tsx`,
  ...(partsOf[screen] ?? []),
];

/** The sources that every address loads, with the words of a language. */
export const appSources = (language: string): readonly string[] => [
  'dashboard/src/app.ts',
  'dashboard/src/main.ts',
  'dashboard/src/start.tsx',
  `dashboard/src/words/${language}.ts`,
];

/** The names of chunks that the page loads at once, for each screen and language. */
export type FirstFiles = Readonly<Record<string, readonly string[]>>;

/**
 * A browser would find these files one after the other: each names its own imports only. So the page names them all at
 * its start.
 */
export const firstFiles = (chunks: readonly Chunk[]): FirstFiles => {
  const chunksOf = (sources: readonly string[]) =>
    [...filesLoadedWith(chunks, sources)].flatMap((file) => file.split('chunks/')[1] ?? []);
  return Object.fromEntries([
    ['en', chunksOf(appSources('english'))],
    ['ar', chunksOf(appSources('arabic'))],
    ...screenFiles.map((screen) => [screen, chunksOf(sourcesOf(screen))] as const),
  ]);
};
