import { pages, rooms, type ScreenFile } from '../dashboard/src/shell/first-screens.ts';
import type { Chunk } from './bundle-page.ts';
import { filesLoadedWith } from './loaded-files.ts';

/** Parts of the client that a screen asks for as soon as it shows. */
const partsOf: Partial<Record<ScreenFile, readonly string[]>> = {
  'customer/booker': ['client/src/provider/slots.lazy.ts'],
  'kitchen/display': ['client/src/provider/rare.lazy.ts'],
};

const otherScreens = ['customer/booking', 'customer/offers', 'kitchen/display', 'provider/place'] as const;

const screenFiles: readonly ScreenFile[] = [...Object.values(pages), ...Object.values(rooms), ...otherScreens];

/** The sources of a screen, beside those of the app itself. */
export const sourcesOf = (screen: ScreenFile): readonly string[] => [
  `dashboard/src/screens/${screen}.tsx`,
  ...(partsOf[screen] ?? []),
];

/** The source with which every page begins. */
export const mainSource = 'dashboard/src/main.ts';

const startSources = [mainSource, 'dashboard/src/start.tsx'] as const;

const wordsOf = (language: string): string => `dashboard/src/words/${language}.ts`;

/** The sources that every address loads, with the words of a language. */
export const appSources = (language: string): readonly string[] => [...startSources, wordsOf(language)];

const namesOf = (chunks: readonly Chunk[], sources: readonly string[]): readonly string[] =>
  [...filesLoadedWith(chunks, sources)].flatMap((file) => file.split('chunks/')[1] ?? []);

/** The names of chunks that every page loads at once. */
const filesOfEveryPage = (chunks: readonly Chunk[]): readonly string[] => namesOf(chunks, startSources);

/**
 * The links of every page to its first files. It compiles those of `main.ts` as they come, and only fetches the others.
 * These run later, while the page waits for its first answer. To compile them as well would hold up `main.ts`.
 */
export const linksOfEveryPage = (chunks: readonly Chunk[]): readonly string[] => {
  const first = new Set(namesOf(chunks, [mainSource]));
  return filesOfEveryPage(chunks).map((name) => {
    const how = first.has(name) ? 'rel="modulepreload"' : 'rel="preload" as="script" crossorigin';
    return `<link ${how} href="/chunks/${name}" />`;
  });
};

/** The further names of chunks that a page loads at once, for each screen and language. */
export type FirstFiles = Readonly<Record<string, readonly string[]>>;

/**
 * A browser would find these files one after the other: each names its own imports only. So the page names them all at
 * its start.
 */
export const firstFiles = (chunks: readonly Chunk[]): FirstFiles => {
  const known = new Set(filesOfEveryPage(chunks));
  const others = (...sources: readonly string[]) => namesOf(chunks, sources).filter((name) => !known.has(name));
  return Object.fromEntries([
    ['en', others(wordsOf('english'))],
    ['ar', others(wordsOf('arabic'))],
    ...screenFiles.map((screen) => [screen, others(...sourcesOf(screen))] as const),
  ]);
};
