/** Parts of a page that somebody would look for, from small to large. */
const parts = '[data-item], article, li, section, dialog';

/** A control that had the focus, and the parts of the page around it, from the inside out. */
interface Stay {
  readonly control: Element;
  readonly around: readonly Element[];
  /** The name of its thing, which may stand elsewhere by now. */
  readonly item: string | undefined;
}

/** Enough to get behind a dialog and the note that follows it. */
const mostStays = 6;
const stays: Stay[] = [];

const partsAround = (control: Element): Element[] => {
  const around: Element[] = [];
  for (let part = control.closest(parts); part; part = part.parentElement?.closest(parts) ?? null) around.push(part);
  return around;
};

const note = ({ target }: FocusEvent): void => {
  if (!(target instanceof Element)) return;
  const item = target.closest<HTMLElement>('[data-item]')?.dataset.item;
  stays.unshift({ control: target, around: partsAround(target), item });
  stays.length = Math.min(stays.length, mostStays);
};

/** Somebody who has clicked beside all controls has left the last one, and does not look for it. */
const leave = ({ target }: PointerEvent): void => {
  if (target instanceof Element && !target.closest('a, button, input, select, textarea, label, summary'))
    stays.length = 0;
};

const isThere = (part: Element): boolean => part.isConnected && part.checkVisibility();

/** The nearest place to a control that is gone. */
const nearest = ({ item, around }: Stay): Element | undefined => {
  const moved = item && document.querySelector(`[data-item="${CSS.escape(item)}"]`);
  return moved || around.find(isThere);
};

/** True if the control that had the focus is gone, and nothing has it now. */
const isLost = (): boolean =>
  stays[0]?.control.isConnected === false && (document.activeElement ?? document.body) === document.body;

const restore = (): void => {
  if (!isLost()) return;
  const found = stays.map((stay) => (isThere(stay.control) ? stay.control : nearest(stay))).find(Boolean);
  const place = found ?? document.querySelector('#content');
  if (!(place instanceof HTMLElement)) return;
  if (!found?.matches('a[href], button, input, select, textarea')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
};

/**
 * Keeps the place of somebody who works by keyboard or by ear. A step often takes its own control away: a booking that
 * is checked in stands in another column. The focus then goes to the same thing there, else to what was around it.
 */
export const keepFocus = (): void => {
  addEventListener('focusin', note);
  addEventListener('pointerdown', leave);
  const look = () => {
    // React may set the focus itself once it has drawn.
    if (isLost()) requestAnimationFrame(restore);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
};
