import { element } from './element.ts';

/** A list entry with name, facts and buttons. */
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
