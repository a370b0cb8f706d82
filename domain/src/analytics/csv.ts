import { minorDigits } from '../kernel/minor-digits.ts';
import type { Money } from '../kernel/money.ts';

/** A value of a cell. Money is written in its major unit, a time in ISO 8601, `undefined` and `null` as nothing. */
export type CsvCell = string | number | boolean | Date | Money | null | undefined;

export interface CsvColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => CsvCell;
}

/** `1050` of a currency with two digits is `10.50`. Exact: no amount becomes a fraction on the way. */
const majorUnits = ({ amount, currency }: Money): string => {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const sign = amount < 0 ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/** A spreadsheet runs a cell that begins so as a formula. An apostrophe makes it text. */
const formula = /^[=+\-@\t\r\n]/;

/** Only text comes from people; a negative number is no formula. */
const textOf = (cell: CsvCell): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return formula.test(cell) ? `'${cell}` : cell;
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'object' ? majorUnits(cell) : String(cell);
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A CSV file by RFC 4180: a line of titles, lines end with CR LF. Store it as UTF-8. It begins with a byte order mark,
 * without which a spreadsheet takes UTF-8 for another encoding.
 */
export const csvOf = <Row>(rows: readonly Row[], columns: readonly CsvColumn<Row>[]): string => {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ value }) => textOf(value(row)))),
  ];
  return `\uFEFF${lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('')}`;
};
