// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { h, morph } from './dom.ts';

const card = (key: string, text: string) => h('details', { 'data-key': key }, h('summary', {}, text));

test('keeps the rows that stay, in their new order, and what a person has opened', () => {
  const list = h('div', {}, card('a', 'one'), card('b', 'two'));
  const [a, b] = [...list.children];
  a?.setAttribute('open', '');
  morph(list, h('div', { class: 'new' }, card('c', 'three'), card('b', 'two, again'), card('a', 'one')));
  expect([...list.children].slice(1)).toEqual([b, a]);
  expect(a?.hasAttribute('open')).toBe(true);
  expect(list.className).toBe('new');
  expect(list.textContent).toBe('threetwo, againone');
  morph(list, h('div', {}, card('b', 'two')));
  expect([...list.childNodes]).toEqual([b]);
  expect(list.hasAttribute('class')).toBe(false);
});
