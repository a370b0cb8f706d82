import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** Contacts of people, as the tests invent them. Names cannot be told from words. */
const personal = /[^\s"<>@]+@example\.(com|org|net)|\+\d{2}[\s.-]?\d[\d\s.-]{5,}/;

/** A line that a function has written, and not the emulators. */
const isOfFunction = (line: string): boolean => line.startsWith('> ');

test('no line that a function has logged in this run holds an address or a number of a person', async () => {
  const lines = (await readFile(process.env.SUITE_LOG ?? '', 'utf8')).split('\n').filter(isOfFunction);
  expect(lines.filter((line) => personal.test(line)).map((line) => line.slice(0, 300))).toEqual([]);
});
