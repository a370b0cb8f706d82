import { describe, expect, test } from 'vitest';
import { entryOf } from './entry-write.ts';
import { prefixesOf, prefixIn } from './prefixes.ts';

const finds = (typed: string, name: string): boolean => prefixesOf(name).includes(prefixIn(typed));

describe('a name is found by', () => {
  test.each([
    ['n', 'Salon Nova Spa'],
    ['SALON no', 'Salon Nova Spa'],
    ['  nova,  sp ', 'Salon Nova Spa'],
    ['cafe', 'Café Étoile'],
    ['étoi', 'Cafe Etoile'],
    ['strasse', 'Straßencafé'],
    ['peters', 'Peter’s Barbers'],
    ['istan', 'İstanbul Kebap'],
    ['orsted', 'Ørsted'],
    ['λογος', 'Λόγος'],
    ['احمد', 'صالون أحمد'],
    ['صالو', 'صَالُون أحمد'],
    ['مكتبه', 'مكتبة النور'],
    ['قهوه ٢', 'قهوة 24'],
    ['nova', 'N\u200Bov\u200Ba'],
    ['한', '한국 미용실'],
  ])('%j: %s', (typed, name) => {
    expect(finds(typed, name)).toBe(true);
  });

  test.each([
    ['alon', 'Salon Nova'],
    ['nova salon', 'Salon Nova'],
    ['', 'Salon Nova'],
    ['<', '<b>Nova</b>'],
    ['🍕', 'Pizza 🍕'],
  ])('not by %j: %s', (typed, name) => {
    expect(finds(typed, name)).toBe(false);
  });
});

test('the longest names have few prefixes', () => {
  const names = ['a b c '.repeat(33), 'x'.repeat(200), '\uFDFA'.repeat(200), 'w'.repeat(20).concat(' ').repeat(9)];
  for (const prefixes of names.map(prefixesOf)) {
    expect(prefixes.length).toBeLessThanOrEqual(192);
    expect(Math.max(...prefixes.map((prefix) => [...prefix].length))).toBeLessThanOrEqual(24);
  }
});

test('a name of an earlier version turns nothing around, and an invisible one comes last', () => {
  const listing = { listedAt: new Date(0) };
  const made = (name: string) => entryOf({ name, kind: 'spa', listing, updatedAt: new Date(1) });
  expect(made('\u202Eavon')).toMatchObject({ name: 'avon', nameKey: 'avon' });
  expect(made('\u200B\u200B')).toMatchObject({ nameKey: '\uffff', prefixes: [] });
});
