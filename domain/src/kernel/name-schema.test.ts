import { describe, expect, test } from 'vitest';
import { nameSchema } from './name-schema.ts';
import { plainText } from './plain-text.ts';

const good: string[] = [
  'Salon Nord',
  'Cut: short',
  'Aww. Nice',
  'Awww. Nice',
  'Café “Noir” & Söhne / 2',
  'صالون النور',
  'Salon \u200Fنور\u200E 2',
  'e.g. example.org',
  '👩‍🍳 Kitchen',
  'x'.repeat(200),
  '😀'.repeat(200),
];

const bad: [name: string, text: string][] = [
  ['a web address', 'Win https://evil.example'],
  ['a scheme of any kind', 'ftp://x'],
  ['www', 'see www.evil.example'],
  ['WWW in capitals', 'WWW.evil.example'],
  ['a line break', 'Salon\nBcc: x'],
  ['a carriage return', 'Salon\rBcc: x'],
  ['a tab', 'Salon\tNord'],
  ['a null character', 'Salon\u0000'],
  ['a C1 control', 'Salon\u0085Nord'],
  ['a line separator', 'Salon\u2028Nord'],
  ['a paragraph separator', 'Salon\u2029Nord'],
  ['a bidi override', 'Salon\u202Eslx'],
  ['a bidi embedding', 'Salon\u202Aslx'],
  ['a bidi isolate', 'Salon\u2066slx'],
  ['the end of an isolate', 'Salon\u2069slx'],
  ['201 characters', 'x'.repeat(201)],
  ['blanks alone', '  '],
];

describe('a name', () => {
  test.each(good)('may be %s', (text) => {
    expect(nameSchema.parse(` ${text} `)).toBe(text);
    expect(plainText(text)).toBe(text);
  });

  test.each(bad)('may not hold %s', (_, text) => {
    expect(nameSchema.safeParse(text).success).toBe(false);
  });

  test.each(bad.slice(0, -2))('of an earlier version loses %s in messages', (_, text) => {
    expect(nameSchema.safeParse(plainText(text)).success || plainText(text).trim() === '').toBe(true);
  });
});
