import { describe, expect, test } from 'vitest';
import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { messageTypes } from './message-type.ts';

const facts = {
  house: 'HOUSE',
  service: 'SERVICE',
  plan: 'PLAN',
  when: 'WHEN',
  until: 'UNTIL',
  code: 'CODE',
  price: 'PRICE',
  refund: 'REFUND',
};

const named = (text: string): string[] => Object.values(facts).filter((fact) => text.includes(fact));

describe.each(messageTypes)('%s', (type) => {
  test('says the same in both languages, and each in its own script', () => {
    const [en, ar] = [english[type](facts), arabic[type](facts)];
    expect(named(ar.body)).toEqual(named(en.body));
    expect(en.title + en.body).not.toMatch(/undefined|\p{Script=Arabic}/u);
    expect(ar.title).toMatch(/^[\p{Script=Arabic}\p{Mn}\s]+$/u);
  });
});
