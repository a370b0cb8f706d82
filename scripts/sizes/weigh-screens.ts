import { gzipSync } from 'node:zlib';
import { screensAt } from '../../dashboard/src/shell/first-screens.ts';
import { bundleApp } from '../bundle-app.ts';
import { appSources, sourcesOf } from '../first-files.ts';
import { filesLoadedWith } from '../loaded-files.ts';

/** Here 1 kB is 1024 bytes. */
const kB = 1024;

/** An address of each screen that people open first, and what it may weigh with all that it loads at once, gzipped. */
const screens = [
  { name: 'booker', address: '/p/salon', budget: 285 * kB },
  { name: 'ticket', address: '/bookings/b1', budget: 294 * kB },
  { name: 'today', address: '/at/salon/today', budget: 284 * kB },
  { name: 'kitchen', address: '/at/pizzeria/kitchen/oven', budget: 280 * kB },
] as const;

export interface ScreenWeight {
  readonly name: string;
  readonly gzipped: number;
  readonly budget: number;
}

/** Weighs the JavaScript of the first screens in English: app, screen and words. Parts that the client loads later come on top. */
export const weighScreens = async (): Promise<ScreenWeight[]> => {
  const chunks = await bundleApp();
  const sizes = new Map(chunks.map(({ file, code }) => [file, gzipSync(code).length]));
  return screens.map(({ name, address, budget }) => {
    const files = filesLoadedWith(chunks, [...appSources('english'), ...screensAt(address).flatMap(sourcesOf)]);
    return { name, budget, gzipped: [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0) };
  });
};
