import { describe, expect, test } from 'vitest';
import { digestArabic, newsArabic } from './news-arabic.ts';
import { digestEnglish, newsEnglish } from './news-english.ts';
import { newsTypes } from './news-type.ts';

const facts = {
  provider: 'PROVIDER',
  what: 'WHAT',
  when: 'WHEN',
  wish: 'WISH',
  seats: 'SEATS',
  code: 'CODE',
  money: 'MONEY',
  count: 'COUNT',
};

const factsIn = (text: string): string[] => Object.values(facts).filter((fact) => text.includes(fact));

describe.each(newsTypes)('%s', (type) => {
  test('contains the same facts in both languages, each in its own script, and names the provider', () => {
    const [en, ar] = [newsEnglish[type](facts), newsArabic[type](facts)];
    expect(factsIn(ar.body)).toEqual(factsIn(en.body));
    expect(factsIn(en.body)).toContain('PROVIDER');
    expect(en.title + en.body).not.toMatch(/undefined|\p{Script=Arabic}/u);
    expect(ar.title).toMatch(/^[\p{Script=Arabic}\p{Mn}\s]+$/u);
  });
});

test('a digest names the provider and counts, in both languages', () => {
  for (const { title, body, more } of [digestEnglish, digestArabic]) {
    expect(factsIn(title(facts))).toEqual(['PROVIDER', 'COUNT']);
    expect(more('3')).toContain('3');
    expect(body).not.toBe('');
  }
});
