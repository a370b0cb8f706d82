import type { Page } from 'playwright-core';
import { axeFaults } from '../axe.ts';
import { keyboardFaults } from './keyboard-faults.ts';
import { photograph } from './photograph.ts';

/** A page must not scroll sideways: on a phone something would be lost. */
const widthFaults = async (page: Page): Promise<string[]> => {
  const wider = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  return wider > 0 ? [`the page is ${wider} px too wide`] : [];
};

/** Colours that change slowly have arrived: half-way they are nobody's choice. Endless motion is left alone. */
const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map(({ finished }) => finished),
    ),
  );

/**
 * The faults of a screen as it is now: for readers by ear and weak eyes in both themes, by keyboard, and in its width.
 * It keeps a picture of each theme under a name.
 */
export const screenFaults = async (page: Page, name: string): Promise<string[]> => {
  const faults: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await atRest(page);
    await photograph(page, `${name} ${colorScheme}`);
    const judged = colorScheme === 'dark' ? 'colours' : 'all';
    faults.push(...(await axeFaults(page, judged)).map((fault) => `${colorScheme}: ${fault}`));
  }
  return [...faults, ...(await widthFaults(page)), ...(await keyboardFaults(page))];
};
