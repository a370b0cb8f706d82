import { describe, expect, test } from 'vitest';
import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { messageTypes } from './message-type.ts';

const facts = {
  provider: 'PROVIDER',
  service: 'SERVICE',
  plan: 'PLAN',
  when: 'WHEN',
  wish: 'WISH',
  until: 'UNTIL',
  code: 'CODE',
  due: 'DUE',
  reason: '',
  refund: 'REFUND',
  day: 'DAY',
};

const factsIn = (text: string): string[] => Object.values(facts).filter((fact) => text.includes(fact));

describe.each(messageTypes)('%s', (type) => {
  test('contains the same facts in both languages, each in its own script', () => {
    const [en, ar] = [english[type](facts), arabic[type](facts)];
    expect(factsIn(ar.body)).toEqual(factsIn(en.body));
    expect(en.title + en.body).not.toMatch(/undefined|\p{Script=Arabic}/u);
    expect(ar.title).toMatch(/^[\p{Script=Arabic}\p{Mn}\s]+$/u);
  });
});
