import { element } from './element.ts';

/** Asks whose offers to show. The form leads to `?at={id}` of this page. */
export const chooseProvider = (): HTMLElement =>
  element(
    'section',
    {},
    element('h2', {}, 'Which provider?'),
    element(
      'form',
      {},
      element(
        'label',
        {},
        'Id of the provider',
        element('input', { name: 'at', required: true, pattern: '[A-Za-z0-9_\\-]{1,128}', autocomplete: 'off' }),
      ),
      element('button', { className: 'primary' }, 'Show its offers'),
    ),
  );
