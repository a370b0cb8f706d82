import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More than any screen needs. */
const longestWay = 250;

/** How the focus gets on to a control: a group of radio buttons is one stop of Tab, and the arrows go on in it. */
const nextKey = (target: Locator): Promise<'here' | 'ArrowDown' | 'Tab'> =>
  target.evaluate((wanted) => {
    const focused = document.activeElement;
    if (focused === wanted) return 'here';
    const isSameGroup =
      focused instanceof HTMLInputElement &&
      wanted instanceof HTMLInputElement &&
      focused.type === 'radio' &&
      focused.name === wanted.name &&
      focused.form === wanted.form;
    return isSameGroup ? 'ArrowDown' : 'Tab';
  });

/** A person who uses the keys alone: no step sets the focus or clicks. */
export const byKeyboard = (page: Page) => {
  const goTo = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let step = 0; step < longestWay; step++) {
      const key = await nextKey(target);
      if (key === 'here') return;
      await page.keyboard.press(key);
    }
    throw new Error(`the keyboard does not reach ${target}`);
  };
  /** After an action the focus is somewhere: whoever lost it would begin at the top of the page. */
  const keepsFocus = () => expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  return {
    /** Goes to a button or a link, and presses it. */
    press: async (target: Locator): Promise<void> => {
      await goTo(target);
      await page.keyboard.press('Enter');
      await keepsFocus();
    },
    /** Goes to a radio button or a box, and chooses it. */
    choose: async (target: Locator): Promise<void> => {
      await goTo(target);
      if (!(await target.isChecked())) await page.keyboard.press('Space');
      await expect.poll(() => target.isChecked()).toBe(true);
      await keepsFocus();
    },
    /** Goes to a field, and types instead of what it says. */
    type: async (target: Locator, text: string): Promise<void> => {
      await goTo(target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
  };
};
