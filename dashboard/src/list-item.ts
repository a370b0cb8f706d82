import { element } from './element.ts';

/** What it is, what is to be known of it, and what may be done. */
export const listItem = (
  name: string,
  facts: readonly (string | number | undefined)[],
  buttons: readonly HTMLElement[] = [],
): HTMLElement =>
  element(
    'li',
    {},
    element(
      'div',
      {},
      element('strong', {}, name),
      element('div', { className: 'quiet' }, facts.filter((fact) => fact !== undefined).join(' · ')),
    ),
    element('div', {}, ...buttons),
  );
