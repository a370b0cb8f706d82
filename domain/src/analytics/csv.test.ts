import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { dayColumns } from './csv-columns.ts';
import { wholeDay } from './whole-day.ts';

const one = [{ title: 'a', value: (cell: string) => cell }];
const bodyOf = (file: string): string => file.slice(file.indexOf('\r\n') + 2);

test('quotes commas, quotes and line breaks, and ends lines with CR LF', () => {
  const file = csvOf(['plain', 'a,b', 'say "hi"', 'two\nlines', 'Größe', ''], one);
  expect(file).toBe('\uFEFFa\r\nplain\r\n"a,b"\r\n"say ""hi"""\r\n"two\nlines"\r\nGröße\r\n\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])('makes text of a formula: %j', (text) => {
  expect(bodyOf(csvOf([text], one))).toBe(`'${text}\r\n`);
});

test.each([
  [{ amount: 1050, currency: 'EUR' }, '10.50'],
  [{ amount: -5, currency: 'EUR' }, '-0.05'],
  [{ amount: 1050, currency: 'JPY' }, '1050'],
  [{ amount: 1050, currency: 'KWD' }, '1.050'],
  [-3, '-3'],
  [true, 'true'],
  [null, ''],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
])('writes %j as %s', (cell, text) => {
  expect(bodyOf(csvOf([cell], [{ title: 'a', value: (row) => row }]))).toBe(`${text}\r\n`);
});

/** Reads a file by the grammar of RFC 4180. */
const read = (file: string): string[][] =>
  [...file.slice(1).matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)\r\n/g)].map(
    ([, line = '']) =>
      [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*),/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
  );

test('any text comes back as it was, but for the apostrophe of a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string())), (rows) => {
      const columns = [0, 1].map((n) => ({ title: `c${n}`, value: (row: readonly string[]) => row[n] }));
      const safe = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
      expect(read(csvOf(rows, columns))).toEqual([['c0', 'c1'], ...rows.map((row) => row.map(safe))]);
    }),
  );
});

test('a day has its amounts in the major unit', () => {
  const file = csvOf([wholeDay({ day: '2026-05-01', sales: 1234, revenue: 66 })], dayColumns('EUR'));
  expect(bodyOf(file)).toBe('2026-05-01,0,0,0,0,0,0,0,12.34,0.00,0.66,0.00,13.00,EUR\r\n');
});
