import { h } from './dom.ts';
import { readable, shortId } from './format.ts';

/** Colour of a state. It never stands without a word. */
export type Tone = 'ok' | 'wait' | 'stop' | 'void';

export const tag = (tone: Tone, text: string): HTMLElement => h('span', { class: `tag ${tone}` }, text);

export const figure = (value: string | number, label: string | HTMLElement): HTMLElement =>
  h('div', { class: 'figure' }, h('b', {}, String(value)), h('span', {}, label));

/** An id in short, whose whole shows under the pointer. */
export const idText = (id: string): HTMLElement => h('span', { title: id }, shortId(id));

/** Short facts in one line, with dots between them. */
export const facts = (...all: readonly (HTMLElement | string | false | undefined)[]): HTMLElement => {
  const told = all.filter((fact) => fact !== false && fact !== undefined && fact !== '');
  return h('div', { class: 'facts' }, ...told.flatMap((fact, n) => (n > 0 ? [h('i', {}, '·'), fact] : [fact])));
};

/** The first line of a card: its name, and its state at the end. */
export const title = (name: string | HTMLElement, ...end: readonly HTMLElement[]): HTMLElement =>
  h('div', { class: 'line' }, h('span', { class: 'name' }, name), ...end);

/** A value that the reader may open. */
export const more = (label: string, value: unknown, title?: string): HTMLElement =>
  h('details', {}, h('summary', { title }, label), h('pre', {}, readable(value)));

export const empty = (first: string, hint: string): HTMLElement =>
  h('div', { class: 'empty' }, h('b', {}, first), h('span', {}, hint));

export const note = (text: string): HTMLElement => h('p', { class: 'note' }, text);
