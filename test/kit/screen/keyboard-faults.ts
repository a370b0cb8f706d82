import type { Page } from 'playwright-core';

/** More than any screen needs. */
const longestWay = 250;

/** Marks every control that a finger could reach, and counts them. A group of radio buttons is one stop of the way. */
const markControls = (): number => {
  const modal = document.querySelector('dialog:modal');
  const controls = (modal ?? document).querySelectorAll<HTMLElement>('a[href], button, input, select, textarea');
  const stops = new Set<string>();
  controls.forEach((control, n) => {
    if (control.matches(':disabled') || !control.checkVisibility({ visibilityProperty: true })) return;
    const isRadio = control instanceof HTMLInputElement && control.type === 'radio';
    control.dataset.stop = isRadio ? `group ${control.name}` : `control ${n}`;
    stops.add(control.dataset.stop);
  });
  return stops.size;
};

/** Notes where the focus is. Tells a place where one does not see it, and whether every control has been reached. */
const noteFocus = (): { readonly fault?: string; readonly isDone: boolean } => {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !focused.dataset.stop) return { isDone: false };
  const { stop } = focused.dataset;
  for (const one of document.querySelectorAll<HTMLElement>(`[data-stop="${CSS.escape(stop)}"]`)) {
    one.dataset.reached = 'yes';
  }
  const shown = [focused, focused.nextElementSibling, focused.parentElement].some((one) => {
    const { outlineStyle, outlineWidth } = one ? getComputedStyle(one) : { outlineStyle: 'none', outlineWidth: '0' };
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  const isDone = !document.querySelector('[data-stop]:not([data-reached])');
  return shown ? { isDone } : { isDone, fault: `focus is not seen on ${focused.outerHTML.slice(0, 160)}` };
};

const unreached = (): string[] => {
  const missed = [...document.querySelectorAll<HTMLElement>('[data-stop]:not([data-reached])')];
  for (const one of document.querySelectorAll<HTMLElement>('[data-stop]')) {
    delete one.dataset.stop;
    delete one.dataset.reached;
  }
  return missed.map((one) => `Tab does not reach ${one.outerHTML.slice(0, 160)}`);
};

/** Controls that the keyboard does not reach, and places where one does not see the focus. */
export const keyboardFaults = async (page: Page): Promise<string[]> => {
  const stops = await page.evaluate(markControls);
  const faults = new Set<string>();
  for (let step = 0; step < Math.min(longestWay, stops * 2 + 5); step++) {
    await page.keyboard.press('Tab');
    const { fault, isDone } = await page.evaluate(noteFocus);
    if (fault) faults.add(fault);
    if (isDone) break;
  }
  return [...faults, ...(await page.evaluate(unreached))];
};
